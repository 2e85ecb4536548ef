INSERT INTO jobs (id, kind, key, payload, run_at_ms, attempts, lease_owner, lease_until_ms, last_error, done_at_ms, dead, promised) VALUES
    ('85b81d9e-4438-4c6a-bfe0-9d23017773a6', 'decide', 'b00558c3-12df-4ff2-b122-14f636d72326', 'null', 1793247427757, 1, NULL, NULL, NULL, 1795839428220, FALSE, 1),
    ('404d0d8f-8b25-46d5-9e22-543946eab564', 'lapse_offer', 'b00558c3-12df-4ff2-b122-14f636d72326 2026-11-06', 'null', 1793998800000, 1, NULL, NULL, NULL, 1795839428219, FALSE, 1),
    ('e3e6f762-9878-4b0d-bba9-227df1513d20', 'send_payout', '877c674e-8fbb-4e77-a0bd-8377b3181f01', 'null', 1793247427757, 1, NULL, NULL, NULL, 1795839428217, FALSE, 1),
    ('b744a273-c9eb-4434-9f69-2e60582c7c86', 'decide', '59e846bf-548e-4791-828e-d837a120217e', 'null', 1794802627757, 1, NULL, NULL, NULL, 1795839428223, FALSE, 1),
    ('21956e58-4005-40f0-9ab9-e5d10fcce549', 'lapse_offer', '59e846bf-548e-4791-828e-d837a120217e 2026-11-23', 'null', 1795467600000, 1, NULL, NULL, NULL, 1795839428218, FALSE, 1),
    ('10a0d823-5190-45f0-af58-a2dd9ab26f5e', 'send_payout', 'b33824fb-1d59-470a-b0ba-b74b38374a4e', 'null', 1794802627757, 1, NULL, NULL, NULL, 1795839428217, FALSE, 1),
    ('6c8d4999-afca-46d0-8d17-513883ac9417', 'decide', '3bab629f-1671-4e71-bca0-73438baa5d63', 'null', 1795828627757, 1, NULL, NULL, NULL, 1795839428228, FALSE, 1),
    ('cec241dc-a599-4c34-b566-28758ca95689', 'lapse_offer', '3bab629f-1671-4e71-bca0-73438baa5d63 2026-12-04', '{"application":"3bab629f-1671-4e71-bca0-73438baa5d63"}', 1796418000000, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('6e5d802f-d961-406e-9014-19f701065ffd', 'send_payout', '56d95ee6-b855-4608-b454-029cb9c17985', 'null', 1795828627757, 1, NULL, NULL, NULL, 1795839428217, FALSE, 1),
    ('0fe06ce3-e2c0-452b-a3c5-951e025b49e0', 'decide', '73446c3a-97f2-47b0-9d30-594f38b8f656', 'null', 1795832227757, 1, NULL, NULL, NULL, 1795839428219, FALSE, 1),
    ('a2b9fd44-e7db-4a7f-ac4d-75b9992fa7dd', 'lapse_offer', '73446c3a-97f2-47b0-9d30-594f38b8f656 2026-12-04', '{"application":"73446c3a-97f2-47b0-9d30-594f38b8f656"}', 1796418000000, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('7f273268-4447-464f-a167-1e4704bf763c', 'decide', '04eac3f6-f521-409e-a050-56166607be13', 'null', 1795835827757, 1, NULL, NULL, NULL, 1795839428243, FALSE, 1),
    ('94ab7b79-c1d2-42e5-a4eb-e0fd47d542cb', 'lapse_offer', '04eac3f6-f521-409e-a050-56166607be13 2026-12-04', '{"application":"04eac3f6-f521-409e-a050-56166607be13"}', 1796418000000, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('6380782d-9d81-4dcf-b8e4-324593d43189', 'delete_expired', 'hourly', 'null', 1795843028245, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('d17ac545-04c5-4405-a8a4-e9fc66648fc1', 'seal_audit', 'every minute', 'null', 1795839548403, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('09f6b147-72ec-49f4-9ab4-538a7a169a54', 'close_day', '2026-11-27', 'null', 1795813500000, 1, NULL, NULL, NULL, 1795839428404, FALSE, 1),
    ('491d36ac-f41b-431e-8a3f-0aefff4cf38b', 'close_day', '2026-11-28', 'null', 1795899900000, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('a36391f8-d18d-416d-8fe2-1e469dedc36d', 'send_sms_code', 'ba85517f-ceac-4be7-8bc7-119df2882948', 'null', 1795839471058, 1, NULL, NULL, NULL, 1795839471080, FALSE, 1),
    ('780246b1-52ac-44fd-bdba-54a13add9595', 'follow_payment', '490bfc06-de2d-4667-9ba6-960296fb2306', '{"transfer":"490bfc06-de2d-4667-9ba6-960296fb2306"}', 1795839533997, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('5f92e6e8-5b97-4f66-b50b-2ad3c84f12d7', 'read_notification', 'daefbaa3-09ac-4ee8-872c-4572a94d9bee', 'null', 1795839494017, 1, NULL, NULL, NULL, 1795839494027, FALSE, 1),
    ('ab3acbe7-4e6a-4ac1-b59c-d187fb171680', 'follow_payment', '4d03ead8-17a3-4fa4-b220-f037d3b96f9e', '{"transfer":"4d03ead8-17a3-4fa4-b220-f037d3b96f9e"}', 1795839535524, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('08986eaa-d64a-4571-86dc-3af740b94fe4', 'follow_payment', '2d3b71b3-37cb-45d2-9b96-97067fb051d4', '{"transfer":"2d3b71b3-37cb-45d2-9b96-97067fb051d4"}', 1795839535542, 0, NULL, NULL, NULL, NULL, FALSE, 1),
    ('2c4ed5e9-2b96-46f3-b240-405713c9e316', 'read_notification', '55a80ad6-773d-48be-9fc5-18f7595fde16', 'null', 1795839495554, 1, NULL, NULL, NULL, 1795839495573, FALSE, 1)
ON CONFLICT DO NOTHING;

INSERT INTO rate_limits (bucket, window_ends_at_ms, taken) VALUES
    ('sms_pause:sign_in:+79000000001', 1795839531058, 1),
    ('sms_to_phone:+79000000001', 1795925871058, 1),
    ('sms_from_address:127.0.0.1', 1795925871058, 1)
ON CONFLICT DO NOTHING;

INSERT INTO borrowers (id, phone, password_hash, surname, given_name, patronymic, birth_on, email, invited_by_code, created_at_ms) VALUES
    ('3ef3e57e-5eaa-4822-8672-8e6b03512197', '+79000000001', '$argon2id$v=19$m=19456,t=2,p=1$Geg4ES11cSXI0v6Hyg7Ndw$2C8Z4J6Vq1ENaGJ5XYscEkC69KLTUSd2l79FPOpvrTk', 'Образцова', 'Анна', 'Петровна', '1990-05-14', NULL, NULL, 1795839427743),
    ('950a3fd5-b60c-46ad-ba4c-359f942baf04', '+79000000003', '$argon2id$v=19$m=19456,t=2,p=1$9Yh/Cvfyp4HrBKduELyCLA$EsQsp2jyiMqa6S/9cRQINNqkooZaJVXF0Qa3Siwpg1c', 'Поздняков', 'Павел', NULL, '1990-05-14', NULL, NULL, 1793247427757),
    ('95ff0bec-fdd2-4c32-b76c-9804580c6c42', '+79000000002', '$argon2id$v=19$m=19456,t=2,p=1$u1CabOknnUFDGwmFaHtu+Q$nDbpeAZVJSPG2Fo03331XXx+IUszSm6iph+mnrfpsnU', 'Открытов', 'Олег', NULL, '1990-05-14', NULL, NULL, 1794802627757),
    ('0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', '+79000000006', '$argon2id$v=19$m=19456,t=2,p=1$g3Ur8nRhqPYShfibR78rWg$nWP7jR0anvMlK+c8shnNe7/ekWNg2pclWIX2cy/vJ10', 'Отказова', 'Ольга', NULL, '1990-05-14', NULL, NULL, 1795828627757),
    ('f4c01949-e3e5-49e4-96f7-c2e042b7c727', '+79000000004', '$argon2id$v=19$m=19456,t=2,p=1$DI02J6NHqujLAwv3FRoEEA$9ni/79hAHZr+EcW4GMMvVC9e4w8rYbaVlgaT+u2dh48', 'Ждунова', 'Жанна', NULL, '1990-05-14', NULL, NULL, 1795832227757),
    ('2729df82-2f29-4ec0-8c52-c31b90400cfc', '+79000000005', '$argon2id$v=19$m=19456,t=2,p=1$vwTHNnbdPgSq3PyUT15MJg$xV4TSxf5ladACehn3D9U6OVP8GCJA3WI71Yz2B/DG+g', 'Подписнов', 'Пётр', NULL, '1990-05-14', NULL, NULL, 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO consents (id, borrower_id, kind, text_version, text_hash, accepted_at_ms, ip, user_agent) VALUES
    ('df281a74-2a70-44d8-881a-ddaa36135563', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 'personal_data', '2026-11-01', 'f4ae25d29e50e0425e3c81e91e8ceb9bb105ad3f7eb7db5da7d46a2fda73de4a', 1795839427697, '127.0.0.1', 'seed'),
    ('064c9cbb-60d6-4dfb-b2bc-f3a41599836b', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 'credit_bureau', '2026-11-01', '3a053c6043fa41c6a8c9650ef6c44567da1d80df9ef2daddba2b00b77150d447', 1795839427697, '127.0.0.1', 'seed'),
    ('be2b1d5c-363f-48f0-b845-56d5417dff3b', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 'signing_by_code', '2026-11-01', 'b8245b82da86330bf3f61554698674c2fe4d25633bad0f5cd19d33ce9ca4d130', 1795839427697, '127.0.0.1', 'seed'),
    ('f15ddede-4f95-464c-9e04-958caf3ec5a3', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'personal_data', '2026-11-01', 'f4ae25d29e50e0425e3c81e91e8ceb9bb105ad3f7eb7db5da7d46a2fda73de4a', 1793247427757, '127.0.0.1', 'seed'),
    ('a86f523e-4fa4-4598-9b2a-c19b9744b1a6', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'credit_bureau', '2026-11-01', '3a053c6043fa41c6a8c9650ef6c44567da1d80df9ef2daddba2b00b77150d447', 1793247427757, '127.0.0.1', 'seed'),
    ('9d24170d-e788-4357-b3e7-67ae3405e613', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'signing_by_code', '2026-11-01', 'b8245b82da86330bf3f61554698674c2fe4d25633bad0f5cd19d33ce9ca4d130', 1793247427757, '127.0.0.1', 'seed'),
    ('8655b89b-435a-491f-80ca-bb2d0323eb93', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'personal_data', '2026-11-01', 'f4ae25d29e50e0425e3c81e91e8ceb9bb105ad3f7eb7db5da7d46a2fda73de4a', 1794802627757, '127.0.0.1', 'seed'),
    ('c4865241-f93b-4ee9-ac41-7ae2e6701fe0', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'credit_bureau', '2026-11-01', '3a053c6043fa41c6a8c9650ef6c44567da1d80df9ef2daddba2b00b77150d447', 1794802627757, '127.0.0.1', 'seed'),
    ('83730718-3819-4e7c-a3a9-c4145b1f8b36', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'signing_by_code', '2026-11-01', 'b8245b82da86330bf3f61554698674c2fe4d25633bad0f5cd19d33ce9ca4d130', 1794802627757, '127.0.0.1', 'seed'),
    ('d0af052f-aa47-472c-bd55-5bf11042116d', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'personal_data', '2026-11-01', 'f4ae25d29e50e0425e3c81e91e8ceb9bb105ad3f7eb7db5da7d46a2fda73de4a', 1795828627757, '127.0.0.1', 'seed'),
    ('74f6d48c-0f1e-4cce-bb71-1b2698d097d6', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'credit_bureau', '2026-11-01', '3a053c6043fa41c6a8c9650ef6c44567da1d80df9ef2daddba2b00b77150d447', 1795828627757, '127.0.0.1', 'seed'),
    ('3346f488-1244-4b6d-ac11-298fc11da6de', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'signing_by_code', '2026-11-01', 'b8245b82da86330bf3f61554698674c2fe4d25633bad0f5cd19d33ce9ca4d130', 1795828627757, '127.0.0.1', 'seed'),
    ('fa6b63b6-4604-4174-a5f1-9f1e17a9e101', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'personal_data', '2026-11-01', 'f4ae25d29e50e0425e3c81e91e8ceb9bb105ad3f7eb7db5da7d46a2fda73de4a', 1795832227757, '127.0.0.1', 'seed'),
    ('03d72c8c-b138-44a8-884a-3ce5fa5c11e1', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'credit_bureau', '2026-11-01', '3a053c6043fa41c6a8c9650ef6c44567da1d80df9ef2daddba2b00b77150d447', 1795832227757, '127.0.0.1', 'seed'),
    ('a5b90a3a-7d73-4d75-9e8e-aecd45ed7104', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'signing_by_code', '2026-11-01', 'b8245b82da86330bf3f61554698674c2fe4d25633bad0f5cd19d33ce9ca4d130', 1795832227757, '127.0.0.1', 'seed'),
    ('8ecafc3a-8e5e-40b5-a35d-aa95331d9965', '2729df82-2f29-4ec0-8c52-c31b90400cfc', 'personal_data', '2026-11-01', 'f4ae25d29e50e0425e3c81e91e8ceb9bb105ad3f7eb7db5da7d46a2fda73de4a', 1795835827757, '127.0.0.1', 'seed'),
    ('f89ee907-59fe-4d49-8535-ac2e1f0a6689', '2729df82-2f29-4ec0-8c52-c31b90400cfc', 'credit_bureau', '2026-11-01', '3a053c6043fa41c6a8c9650ef6c44567da1d80df9ef2daddba2b00b77150d447', 1795835827757, '127.0.0.1', 'seed'),
    ('677de9af-710a-4f45-b420-c134d51199e2', '2729df82-2f29-4ec0-8c52-c31b90400cfc', 'signing_by_code', '2026-11-01', 'b8245b82da86330bf3f61554698674c2fe4d25633bad0f5cd19d33ce9ca4d130', 1795835827757, '127.0.0.1', 'seed')
ON CONFLICT DO NOTHING;

INSERT INTO sms_codes (id, phone, purpose, subject, code_hmac, tries_left, live, ip, created_at_ms, resend_at_ms, expires_at_ms, handed_over_at_ms, used_at_ms) VALUES
    ('ba85517f-ceac-4be7-8bc7-119df2882948', '+79000000001', 'sign_in', '', '3884fed74d1c73dc1a28b15ef3b2fab5af002427841cbf2a7c0a27fa589806bd', 5, TRUE, '127.0.0.1', 1795839471058, 1795839531058, 1795839771058, 1795839471073, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO sessions (token_hash, borrower_id, ip, user_agent, created_at_ms, last_seen_at_ms, idle_expires_at_ms, expires_at_ms) VALUES
    ('958963a8078182c1a7e791308976b2bcfb7338225c34234a254b18609b1322ed', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '127.0.0.1', '', 1795839493987, 1795839493987, 1795841293987, 1795882693987),
    ('f88589e2063e8c3bc3927bbd5314f79d7ac82676598ff636b1188f5668f24b85', '950a3fd5-b60c-46ad-ba4c-359f942baf04', '127.0.0.1', '', 1795839495533, 1795839495533, 1795841295533, 1795882695533),
    ('276168076b96264e66aa51f0a69dfa23229b37168018d7b08a8654ac339d1a85', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', '127.0.0.1', '', 1795839497060, 1795839497060, 1795841297060, 1795882697060),
    ('8894df1c9d3646e364431c030eefb395a270ea3b0bb6382a9ebed9f27e539a3f', '2729df82-2f29-4ec0-8c52-c31b90400cfc', '127.0.0.1', '', 1795839497065, 1795839497065, 1795841297065, 1795882697065),
    ('3ff0d4beda0130a546d74a36058c996f8376bb5dd72ad8a936e3a1e7defcdf28', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', '127.0.0.1', '', 1795839497078, 1795839497078, 1795841297078, 1795882697078),
    ('4a31a1a3c0702110a1858312d41624a55e7ea250ae6a9d871a952d0cb5293eb9', '3ef3e57e-5eaa-4822-8672-8e6b03512197', '127.0.0.1', '', 1795839497085, 1795839497085, 1795841297085, 1795882697085)
ON CONFLICT DO NOTHING;

INSERT INTO profile_drafts (borrower_id, typed_sealed, updated_at_ms, typed_revision) VALUES
    ('950a3fd5-b60c-46ad-ba4c-359f942baf04', NULL, 1793247427757, 1793247427757),
    ('95ff0bec-fdd2-4c32-b76c-9804580c6c42', NULL, 1794802627757, 1794802627757),
    ('0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', NULL, 1795828627757, 1795828627757),
    ('f4c01949-e3e5-49e4-96f7-c2e042b7c727', NULL, 1795832227757, 1795832227757),
    ('2729df82-2f29-4ec0-8c52-c31b90400cfc', NULL, 1795835827757, 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO products (code, terms, offered, position) VALUES
    ('until-payday', '{"code":"until-payday","kind":"single_payment","min_amount":100000,"max_amount":3000000,"amount_step":50000,"min_term_days":7,"max_term_days":45,"daily_rate":8000,"first_loan_promotion":{"max_amount":1500000,"max_term_days":20,"daily_rate":0},"forgiven_tail":100,"market_averages":[]}', TRUE, 0)
ON CONFLICT DO NOTHING;

INSERT INTO promotions (id, title_ru, title_en, starts_on, ends_on) VALUES
    ('first-loan', 'Первый займ до 15 000 ₽ на 20 дней без процентов', 'First loan up to 15,000 ₽ for 20 days at no interest', '2026-01-01', '2027-12-31')
ON CONFLICT DO NOTHING;

INSERT INTO cards (id, borrower_id, acquirer_method_id, label, state, idempotency_key, return_path, created_at_ms) VALUES
    ('63a943f9-d572-4041-b417-031472b3305b', '3ef3e57e-5eaa-4822-8672-8e6b03512197', NULL, 'Мир ·· 0004', 'refused', 'demo', '/cabinet', 1790668800000),
    ('5e471365-c1eb-4840-9753-23a022b4ca3e', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'demo-0004-5e471365-c1eb-4840-9753-23a022b4ca3e', 'Мир ·· 0004', 'linked', 'demo', '/cabinet/apply', 1793247427757),
    ('9271fd3d-bcff-4284-8cea-719af3e379a5', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'demo-0004-9271fd3d-bcff-4284-8cea-719af3e379a5', 'Мир ·· 0004', 'linked', 'demo', '/cabinet/apply', 1794802627757),
    ('a7663805-f08b-4c90-92d3-9aa058e16702', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'demo-2379-a7663805-f08b-4c90-92d3-9aa058e16702', 'Мир ·· 2379', 'linked', 'demo', '/cabinet/apply', 1795828627757),
    ('eab18f2b-69b1-4107-a5ed-56f4a865b7c4', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'demo-0004-eab18f2b-69b1-4107-a5ed-56f4a865b7c4', 'Мир ·· 0004', 'linked', 'demo', '/cabinet/apply', 1795832227757),
    ('f7e47a3f-b135-42d1-8b4e-c5f2b86c99c0', '2729df82-2f29-4ec0-8c52-c31b90400cfc', 'demo-0004-f7e47a3f-b135-42d1-8b4e-c5f2b86c99c0', 'Мир ·· 0004', 'linked', 'demo', '/cabinet/apply', 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO profile_versions (id, borrower_id, number, sealed, passport_lookup, saved_at_ms) VALUES
    ('dceb75f4-719f-4514-8d2d-8c4f84284f97', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 1, 'demo.8O5Q2FypY48sy8BXeyvuzII-eRY_l7E2DxaHKOG9tfW7g_DXtMwmELkjiOTiKWisL4Xwf6I_tu9AjrqwXp2NL782hzWumZBECeBsTMI1qcpJ3keXNh6NCeQ62D0nA8hZO6iZ215c0IotVKisl0LWdjJLAOL7nwV_kj0J3SR60Cm24of09w9aJplaMi0AiIJVW-2AhptbKSZczmHYSHLcc0CD-fTBqrKDQ_v0uP8VY8OgENXTtScyHwkzFEbisLTek3OP2ULG1Zg4nOrvKmAxpoH4YZLO8aqGVp_xyhkeac4f3itl-0IS-Bb7HBjM3mloqYgfc4qRZA4YIzD8rWRLIVXWAN4u0ef-o2sRxl_a6D6gTo-6A6BFkgD0xI_Zv9C4A6ucfmtunhJVGqiDH3xaZUTDgJWV-BmXyvUBkiIDxnxFmwCYnXs6gpTMg1LOPflj0fiN95vrOxu53MZizkqf16SJRJ90aVW7VjlLietnh5xO4Dp6nY74R85gJ-L2c4V2TbkW1YqjEHDr_LYe66HSkkyo5WEEW0Y4t07XSnpOUi7fbh_U9Uc4XyR9L4XakJlL7VvkuCoADK0cPJY2tf_tN2_BNZ7MOUb-tfaZZzZwGUTRqGmI', 'fd33d4764b70c56371641c9dec07167779b26ed57be01ec0d733d97587ff09c7', 1793247427757),
    ('765c2726-5a8c-4d45-9549-62983230b526', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 1, 'demo.LFlgm0t0QAdoiv38SQHtMc0Frum4i7JeeRd_ZbnVjEIU1LWxAY1Is1I7_i7Am-lCnpy08N_1ullsDK8Ran7y0uVNj8Cp0o-DEKSH04l7Ad_lz4z41U62mNiMNnzoslFvNMLgmK66oxbTVBFwpil3RMpPLo2eW_oD8KTULqE5kwEXA9BbIEsYHnNFX64wXbFtE45iUGfOCfzXnENiuAReQROP4BdZE4x6HxFuiS64wn9x6PSD8hKrM6joTPWpHjJJX-MlCcRxNeRYq-cUNsIr9bEN_b331HynSigYd_4Q-MugIaGXTn4bEOl_ZMO9oeKaYlUcY4V_2WRgbkvzmlfqtAvHVMZS38nzi3fzxzJSVzAPUyXkHq577Xyk4RU9klXWmFxc82_1ziMJJwiFcdXJIt_k3JJvaR6BQF01NVb2ioTLZDD-mN2C3QOTkNzOodpGMNmn7bIygcBl8ax9FPrAMktnqX3lccOAhkVtvolvdyWQMnqGnlV53FAH3dv1d4UYHTGS0OnEAgbQNPvlAP7BqGDHmU1B0UaRUQpY08J8whcTpayehHJlt6gGp0FPw3diFOZ5yNXTlHM8h1XGRFsv_edNc1sRdr3xL8sDngxbL3L8SahY', 'f3d8ab125e4a3e6679f103ce2e18c6791561a054facdc6398a217436b3cd85c9', 1794802627757),
    ('6142771f-9a75-454c-8f85-10f0de435167', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 1, 'demo.UBYtdd7kDNaNFr02_bdZirCtHSEGpCFnh1Mu4iyq7R9qzAg0_6Te_VAej3S7VMce6JEkJd-t43qLYQ0dUVX1209mJOForev_GTysySJZRgrBDT4RE-q510_ATPenGUzVovUli-LrBvTQ_uqKKcJf3KeA9MbpbpGZhQLu0VOM7AnCrz4atpAG0jTNDqx-4NakOFht0x-3l3Qy4_WsYaO0cJiQvRLcFP8af0OUgD0qc1l3dH1u06p5N_g72eWwnKGfQ2mFuuxKU7Gc2R9HAmzEv0ojqZ_h4AIElarvX0XRxNzryOdX_MA92X6o5AWbpc2hbU9gs678ww21TgeSSKnb6kMPJEDIDH3lYiUmSebHMkhXlrO1ms16FW1RfjHkw0p7i7ue3lSVudNkmgRA6YD4ccN7tSl10gxaBOjEuHxei1RaE0ciDUZwLSlHKpenP9PcXLe2r-yx9RSFW-Fv8rf0ppR12c6ogpRvtJWnXmmo6s8DrJi0dat1QPoMLToIRVnuQ9QqyuCGl_B5l-as0BUaUqiFthxZ5NCm39YQv4KRogBymDC1MZ16YKBeuHOlq3vlwwkHCfLzMG3VjONmTVPvkRucZ8Wwrh4ourJcnlmhkzF7Z9mw', 'cd5b3ab3754f67a522c633a630d9de38932ed73839f740e0ac57d4b638a7c51e', 1795828627757),
    ('d473a102-7d04-4432-9725-1fa2f38187e6', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', 1, 'demo.IXhzpZ6qtqNyiCXOMAdm2Vr4rmWiAwALY9l2k7fT4-_4UgLJGcX2OJpwWn3B8eVn4c4oZdoIqr43_jD99XlwYgeD8kzMYDDGkzy7BYixQ9b4JPWV9XtIcNCOiYrhaWw0z2nqCXBwMm_xDpiLyfvFEiw8eoKf1t8u7vVMZMwEnBDtBNbK1MOmlGgLF_UEsnjv4nEJZw4ktmDhQbPl2wJZGrFrTEOgkAFUQmXVswmpRrOnnaagHe8X1kSnppzEC4qQEV8WALjWWsQbuUZaf7RFfosugWvsyyvN1AuezdWOza4oUvVRBQAGLL8aOhh-7Q5CNrqcxclzcMbBDX3QRUKEvYsAi-CYgHbDjaV8lrGoJF5emBEzGHQBEba3m4o5Ay-53RpGPWoH3k-UIwi2FkO18EADYNyQfetTqadgV045ZJS68iIpMK_bscttk4RwBt1ahuTJlCh_dakVTTIVhj-gZ3hSDLuY47IRfdf0YmMsaWpnSoYFTWzy_mL3Tj5mftUo_fFsW1lGzRsn6x0uI9cxa-4sSAQofKnASCFATSPpAEIkUkYBJ0C4ixGoqIAmAR4riGso-hfky8XpwJgB3dHt-PxsZwCSMAthhJiyro_HERSNv5h8', '021c796155010b0c29e4de203aeea5a626ca49f4298d1cb7f15a02bf585e9d21', 1795832227757),
    ('87e4b066-c56c-41ce-b59b-5adbbd651dd2', '2729df82-2f29-4ec0-8c52-c31b90400cfc', 1, 'demo.K4m_ObmLBufDwapNCkwYWnoOj7baher2BotVB9Y0Ag4Pv6J_6MOjG1FSlsglvUVFUlNa7ZO2IdkqmiSjqKiMAF9MyVPq6JfsuNeQfTOcHfrdbOuLFMAIkSzY-aKqZitfTILQ8PD7TdxPH0hkg8bv_ziEIFuVQQ8Q5A3Qv4wrOTaw4qZS78dboosSYVlTRs8FREkHuIn7cWMRrZHD4L49385aqNIzvFlYBrc_cZiJnPYEfrnaZJeZv5F0VeNeWjQvXSYHgF5iuYnNLTNg9MrnxK5gLoxw1FjhY-FABRBMwPHHkCMJXBYYMJaia7Ib0nXHnr1wSxFqOI8Nryq7UPBGquS9JsNph2-_C4LuidzNlMaw0a0N6xUVPFmrbRFwT9yoQ6ZEqOPBGH6_GpA7_90fA3F_t9ofgv4WgAV3W6G0Gvj5s0slu_JhKwcUMPbZOXQ-3Uxfrtolfid3T1suXmGLDbZCl9jgXzE9k_OPH5tTPjXEiV9iHaEbwVN5Zd0nLLG1CC3nwqGH7VVQOCoHo7sKXUP0ch3YZY4VtMVt7WP83Ob6c0eYQFfPbEutwk1aQUnW8Z9uyoA8o08J6Q_uA1E2D6AowBCK2S5D-xK8AsVt6HXJq9YG', '981ee7e901781288a098d50dd6d2ec6a88768f28015889b887ca3cd5d2569666', 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO applications (id, number, borrower_id, product_code, amount_kopecks, term_days, card_id, stage, is_open, idempotency_key, burden_acknowledged, burden_notice, first_loan, offered_amount_kopecks, offer_lapses_on, conditions, conditions_hash, refusal_reasons, payout_refusal, decided_by, created_at_ms, version, profile_id, waits_until_on) VALUES
    ('35bb6181-a8ef-4198-9417-d7933d71fd24', '260929-0000-0001', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 'until-payday', 2000000, 30, '63a943f9-d572-4041-b417-031472b3305b', 'issued', FALSE, 'demo', FALSE, FALSE, TRUE, 2000000, NULL, NULL, NULL, NULL, NULL, NULL, 1790672400000, 1, NULL, NULL),
    ('b00558c3-12df-4ff2-b122-14f636d72326', '261029-9576-6921', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'until-payday', 1800000, 14, '5e471365-c1eb-4840-9753-23a022b4ca3e', 'issued', FALSE, 'demo', FALSE, FALSE, TRUE, 1800000, '2026-11-06', '{"version":"2026-11-22","rows":[["Полная стоимость потребительского займа","292,000 % годовых; 2 016,00 ₽"],["Ограничение начислений","По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 18 000,00 ₽ (ч. 24 ст. 5 353-ФЗ)."],["Номер договора","261029-9576-6921"],["Кредитор","ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00"],["Заёмщик","Поздняков Павел"],["Срок для согласия с условиями","По 6 ноября 2026 включительно; до этого дня кредитор не вправе их изменить."],["1. Сумма займа","18 000,00 ₽. Сумма не меняется."],["2. Срок действия договора, срок возврата займа","Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 14 дней со дня получения денег: если деньги получены 29 октября 2026, то по 12 ноября 2026 включительно."],["3. Валюта","Российский рубль"],["4. Процентная ставка","292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно."],["5. Порядок определения курса иностранной валюты","Не применяется"],["5.1. Изменение расходов при увеличении переменной ставки","Не применяется: ставка постоянная"],["6. Количество, размер и сроки платежей","Один платёж: 20 016,00 ₽, из них сумма займа 18 000,00 ₽ и проценты 2 016,00 ₽, не позднее последнего дня срока."],["7. Изменение платежей при частичном досрочном возврате","Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ)."],["8. Способы исполнения обязательств","Банковской картой в личном кабинете; переводом на счёт кредитора"],["8.1. Бесплатный способ исполнения","Банковской картой в личном кабинете: кредитор не берёт платы"],["9. Обязанность заключить иные договоры","Не применяется"],["10. Обеспечение","Не применяется"],["11. Цели использования займа","Не применяется: на любые цели"],["12. Ответственность заёмщика, неустойка","При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения."],["13. Уступка прав третьим лицам","Кредитор не вправе уступить права по договору без отдельного согласия заёмщика"],["14. Согласие с общими условиями","Заёмщик согласен с общими условиями договора"],["15. Услуги за отдельную плату","Не оказываются"],["16. Обмен информацией","Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора"],["Порядок передачи денег","На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно."]],"quote":{"principal":1800000,"term_days":14,"start":"2026-10-29","due_date":"2026-11-12","daily_rate":8000,"rate_after_term":8000,"promotional":false,"rows":[{"date":"2026-11-12","payment":2001600,"interest":201600,"principal":1800000,"balance":0}],"total":2001600,"overpayment":201600,"base_period_days":14,"full_cost":292000,"full_cost_amount":201600}}', '280edb2dcece45d53fd40935ffa59dbaeaa7b47af0eb10a5ea8edd179bd0b905', NULL, NULL, NULL, 1793247427757, 5, 'dceb75f4-719f-4514-8d2d-8c4f84284f97', NULL),
    ('59e846bf-548e-4791-828e-d837a120217e', '261116-6221-4803', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'until-payday', 2000000, 30, '9271fd3d-bcff-4284-8cea-719af3e379a5', 'issued', FALSE, 'demo', FALSE, FALSE, TRUE, 2000000, '2026-11-23', '{"version":"2026-11-22","rows":[["Полная стоимость потребительского займа","292,000 % годовых; 4 800,00 ₽"],["Ограничение начислений","По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 20 000,00 ₽ (ч. 24 ст. 5 353-ФЗ)."],["Номер договора","261116-6221-4803"],["Кредитор","ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00"],["Заёмщик","Открытов Олег"],["Срок для согласия с условиями","По 23 ноября 2026 включительно; до этого дня кредитор не вправе их изменить."],["1. Сумма займа","20 000,00 ₽. Сумма не меняется."],["2. Срок действия договора, срок возврата займа","Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 30 дней со дня получения денег: если деньги получены 16 ноября 2026, то по 16 декабря 2026 включительно."],["3. Валюта","Российский рубль"],["4. Процентная ставка","292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно."],["5. Порядок определения курса иностранной валюты","Не применяется"],["5.1. Изменение расходов при увеличении переменной ставки","Не применяется: ставка постоянная"],["6. Количество, размер и сроки платежей","Один платёж: 24 800,00 ₽, из них сумма займа 20 000,00 ₽ и проценты 4 800,00 ₽, не позднее последнего дня срока."],["7. Изменение платежей при частичном досрочном возврате","Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ)."],["8. Способы исполнения обязательств","Банковской картой в личном кабинете; переводом на счёт кредитора"],["8.1. Бесплатный способ исполнения","Банковской картой в личном кабинете: кредитор не берёт платы"],["9. Обязанность заключить иные договоры","Не применяется"],["10. Обеспечение","Не применяется"],["11. Цели использования займа","Не применяется: на любые цели"],["12. Ответственность заёмщика, неустойка","При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения."],["13. Уступка прав третьим лицам","Кредитор не вправе уступить права по договору без отдельного согласия заёмщика"],["14. Согласие с общими условиями","Заёмщик согласен с общими условиями договора"],["15. Услуги за отдельную плату","Не оказываются"],["16. Обмен информацией","Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора"],["Порядок передачи денег","На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно."]],"quote":{"principal":2000000,"term_days":30,"start":"2026-11-16","due_date":"2026-12-16","daily_rate":8000,"rate_after_term":8000,"promotional":false,"rows":[{"date":"2026-12-16","payment":2480000,"interest":480000,"principal":2000000,"balance":0}],"total":2480000,"overpayment":480000,"base_period_days":30,"full_cost":292000,"full_cost_amount":480000}}', '67f86db96927e0eb505a04eac053b376d90ee91a4b2cda24cf31e990de728ea6', NULL, NULL, NULL, 1794802627757, 5, '765c2726-5a8c-4d45-9549-62983230b526', NULL),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', '261128-1444-8051', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'until-payday', 1200000, 30, 'a7663805-f08b-4c90-92d3-9aa058e16702', 'payout_refused', TRUE, 'demo', FALSE, FALSE, TRUE, 1200000, '2026-12-04', '{"version":"2026-11-22","rows":[["Полная стоимость потребительского займа","292,000 % годовых; 2 880,00 ₽"],["Ограничение начислений","По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 12 000,00 ₽ (ч. 24 ст. 5 353-ФЗ)."],["Номер договора","261128-1444-8051"],["Кредитор","ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00"],["Заёмщик","Отказова Ольга"],["Срок для согласия с условиями","По 4 декабря 2026 включительно; до этого дня кредитор не вправе их изменить."],["1. Сумма займа","12 000,00 ₽. Сумма не меняется."],["2. Срок действия договора, срок возврата займа","Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 30 дней со дня получения денег: если деньги получены 28 ноября 2026, то по 28 декабря 2026 включительно."],["3. Валюта","Российский рубль"],["4. Процентная ставка","292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно."],["5. Порядок определения курса иностранной валюты","Не применяется"],["5.1. Изменение расходов при увеличении переменной ставки","Не применяется: ставка постоянная"],["6. Количество, размер и сроки платежей","Один платёж: 14 880,00 ₽, из них сумма займа 12 000,00 ₽ и проценты 2 880,00 ₽, не позднее последнего дня срока."],["7. Изменение платежей при частичном досрочном возврате","Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ)."],["8. Способы исполнения обязательств","Банковской картой в личном кабинете; переводом на счёт кредитора"],["8.1. Бесплатный способ исполнения","Банковской картой в личном кабинете: кредитор не берёт платы"],["9. Обязанность заключить иные договоры","Не применяется"],["10. Обеспечение","Не применяется"],["11. Цели использования займа","Не применяется: на любые цели"],["12. Ответственность заёмщика, неустойка","При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения."],["13. Уступка прав третьим лицам","Кредитор не вправе уступить права по договору без отдельного согласия заёмщика"],["14. Согласие с общими условиями","Заёмщик согласен с общими условиями договора"],["15. Услуги за отдельную плату","Не оказываются"],["16. Обмен информацией","Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора"],["Порядок передачи денег","На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно."]],"quote":{"principal":1200000,"term_days":30,"start":"2026-11-28","due_date":"2026-12-28","daily_rate":8000,"rate_after_term":8000,"promotional":false,"rows":[{"date":"2026-12-28","payment":1488000,"interest":288000,"principal":1200000,"balance":0}],"total":1488000,"overpayment":288000,"base_period_days":30,"full_cost":292000,"full_cost_amount":288000}}', 'b9bae642ab6e367a3eb3d1103090def7c6de64bf4f358324baa4239b0d38322a', NULL, 'general_decline', NULL, 1795828627757, 5, '6142771f-9a75-454c-8f85-10f0de435167', '2026-12-04'),
    ('73446c3a-97f2-47b0-9d30-594f38b8f656', '261128-9339-5946', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'until-payday', 1500000, 20, 'eab18f2b-69b1-4107-a5ed-56f4a865b7c4', 'awaiting_staff', TRUE, 'demo', FALSE, FALSE, TRUE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795832227757, 2, 'd473a102-7d04-4432-9725-1fa2f38187e6', '2026-12-04'),
    ('04eac3f6-f521-409e-a050-56166607be13', '261128-2029-1869', '2729df82-2f29-4ec0-8c52-c31b90400cfc', 'until-payday', 2500000, 30, 'f7e47a3f-b135-42d1-8b4e-c5f2b86c99c0', 'offered', TRUE, 'demo', FALSE, FALSE, TRUE, 2500000, '2026-12-04', '{"version":"2026-11-22","rows":[["Полная стоимость потребительского займа","292,000 % годовых; 6 000,00 ₽"],["Ограничение начислений","По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 25 000,00 ₽ (ч. 24 ст. 5 353-ФЗ)."],["Номер договора","261128-2029-1869"],["Кредитор","ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00"],["Заёмщик","Подписнов Пётр"],["Срок для согласия с условиями","По 4 декабря 2026 включительно; до этого дня кредитор не вправе их изменить."],["1. Сумма займа","25 000,00 ₽. Сумма не меняется."],["2. Срок действия договора, срок возврата займа","Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 30 дней со дня получения денег: если деньги получены 28 ноября 2026, то по 28 декабря 2026 включительно."],["3. Валюта","Российский рубль"],["4. Процентная ставка","292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно."],["5. Порядок определения курса иностранной валюты","Не применяется"],["5.1. Изменение расходов при увеличении переменной ставки","Не применяется: ставка постоянная"],["6. Количество, размер и сроки платежей","Один платёж: 31 000,00 ₽, из них сумма займа 25 000,00 ₽ и проценты 6 000,00 ₽, не позднее последнего дня срока."],["7. Изменение платежей при частичном досрочном возврате","Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ)."],["8. Способы исполнения обязательств","Банковской картой в личном кабинете; переводом на счёт кредитора"],["8.1. Бесплатный способ исполнения","Банковской картой в личном кабинете: кредитор не берёт платы"],["9. Обязанность заключить иные договоры","Не применяется"],["10. Обеспечение","Не применяется"],["11. Цели использования займа","Не применяется: на любые цели"],["12. Ответственность заёмщика, неустойка","При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения."],["13. Уступка прав третьим лицам","Кредитор не вправе уступить права по договору без отдельного согласия заёмщика"],["14. Согласие с общими условиями","Заёмщик согласен с общими условиями договора"],["15. Услуги за отдельную плату","Не оказываются"],["16. Обмен информацией","Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора"],["Порядок передачи денег","На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно."]],"quote":{"principal":2500000,"term_days":30,"start":"2026-11-28","due_date":"2026-12-28","daily_rate":8000,"rate_after_term":8000,"promotional":false,"rows":[{"date":"2026-12-28","payment":3100000,"interest":600000,"principal":2500000,"balance":0}],"total":3100000,"overpayment":600000,"base_period_days":30,"full_cost":292000,"full_cost_amount":600000}}', 'bb87b3d81997556247216ee550dc6f4f5d1c3d5c97130707062320b6e2e1823e', NULL, NULL, NULL, 1795835827757, 2, '87e4b066-c56c-41ce-b59b-5adbbd651dd2', NULL)
ON CONFLICT DO NOTHING;

INSERT INTO application_stages (application_id, sequence, stage, at_ms) VALUES
    ('35bb6181-a8ef-4198-9417-d7933d71fd24', 0, 'submitted', 1790672400000),
    ('35bb6181-a8ef-4198-9417-d7933d71fd24', 1, 'under_review', 1790672400000),
    ('35bb6181-a8ef-4198-9417-d7933d71fd24', 2, 'offered', 1790672400000),
    ('35bb6181-a8ef-4198-9417-d7933d71fd24', 3, 'signed', 1790672400000),
    ('35bb6181-a8ef-4198-9417-d7933d71fd24', 4, 'paying_out', 1790672400000),
    ('35bb6181-a8ef-4198-9417-d7933d71fd24', 5, 'issued', 1790672400000),
    ('b00558c3-12df-4ff2-b122-14f636d72326', 0, 'submitted', 1793247427757),
    ('b00558c3-12df-4ff2-b122-14f636d72326', 1, 'under_review', 1793247427757),
    ('b00558c3-12df-4ff2-b122-14f636d72326', 2, 'offered', 1793247427757),
    ('b00558c3-12df-4ff2-b122-14f636d72326', 3, 'signed', 1793247427757),
    ('b00558c3-12df-4ff2-b122-14f636d72326', 4, 'paying_out', 1793247427757),
    ('b00558c3-12df-4ff2-b122-14f636d72326', 5, 'issued', 1793247427757),
    ('59e846bf-548e-4791-828e-d837a120217e', 0, 'submitted', 1794802627757),
    ('59e846bf-548e-4791-828e-d837a120217e', 1, 'under_review', 1794802627757),
    ('59e846bf-548e-4791-828e-d837a120217e', 2, 'offered', 1794802627757),
    ('59e846bf-548e-4791-828e-d837a120217e', 3, 'signed', 1794802627757),
    ('59e846bf-548e-4791-828e-d837a120217e', 4, 'paying_out', 1794802627757),
    ('59e846bf-548e-4791-828e-d837a120217e', 5, 'issued', 1794802627757),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', 0, 'submitted', 1795828627757),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', 1, 'under_review', 1795828627757),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', 2, 'offered', 1795828627757),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', 3, 'signed', 1795828627757),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', 4, 'paying_out', 1795828627757),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', 5, 'payout_refused', 1795828627757),
    ('73446c3a-97f2-47b0-9d30-594f38b8f656', 0, 'submitted', 1795832227757),
    ('73446c3a-97f2-47b0-9d30-594f38b8f656', 1, 'under_review', 1795832227757),
    ('73446c3a-97f2-47b0-9d30-594f38b8f656', 2, 'awaiting_staff', 1795832227757),
    ('04eac3f6-f521-409e-a050-56166607be13', 0, 'submitted', 1795835827757),
    ('04eac3f6-f521-409e-a050-56166607be13', 1, 'under_review', 1795835827757),
    ('04eac3f6-f521-409e-a050-56166607be13', 2, 'offered', 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO bureau_reports (application_id, sealed, asked_at_ms) VALUES
    ('b00558c3-12df-4ff2-b122-14f636d72326', 'demo.fItMoTmm-g6Ih-PSlCXaLoo4ZUw5sAebBVTz7hiYdzF5PA6jD83D9J5hRjlys6L402Ju5bBoF1jAOcRCH7y-zBsCCNrFdQbR0Q5UIurG7imSxlHRxnqBZy35WhVi0SHpXrrUy2QvW_CO0hUxwDtSOq532ILDnEnX6zc', 1793247427757),
    ('59e846bf-548e-4791-828e-d837a120217e', 'demo.CvQwyPQ9sS59x_-YaBKxXC53s2mqlawi8tK0rqkNapca5uPrT--FyyEF7uSasNT7hgRbk5u4CI-H8fnqZO8oVNz2D1fOz7gTUwnuQ0Bhk0BpnwBa9lTGAKZbBoELTOJYLQkCyvaf_y0BCZ-DnpKwlgllRjpiF071K2Y', 1794802627757),
    ('3bab629f-1671-4e71-bca0-73438baa5d63', 'demo.7UkpCUFdRsW-_kdldxzW-r0QaWrmutfnT2eNA5biUx0pkLMCnZcGZhV5naQLIDHt1VbY_wsVRqVg_IwogM_A6PRnl_FveriKKKcHbfUigIZGReGoaYNmfba1Yjzx8wY_pibzK-CRGaZZaTo9Nj1seguFhHIcXdhGWLU', 1795828627757),
    ('73446c3a-97f2-47b0-9d30-594f38b8f656', 'demo.FegZe3kM_D0UKAkb6siZy11i44b3YgOkxg3-Eb2C4DzYpa3cQ5_4sa7jKcjHAD21zoEJCFoc0IXr0L4r0yEw-VW7QVS3qjSF_pnGaLbjAcmt0fWXzIkaC2GyLCA1EFW1-x5RIWBexouVKK7Tpqra4_ASSZbwtf76qwCw', 1795832227757),
    ('04eac3f6-f521-409e-a050-56166607be13', 'demo.4qo2kfHAJhc2vTWsMF0NylThwRC0I-MSmHXtkQ-KhueRadn41sQvIMl_TqNtEM2Cf9DtE_2KhcvNyS40RGQ5RHyPTm2wWoiFwe-HAEw5FH_J_DO0DLjoefEb6nvbd645tjhSxRgZDIre_ph58ZYgh0aYXt64RB96VHA', 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO signatures (id, application_id, borrower_id, document_hash, code_hmac, phone, ip, user_agent, code_sent_at_ms, signed_at_ms) VALUES
    ('0c1a116f-1f4c-4767-9fe7-8669a9f6f46e', 'b00558c3-12df-4ff2-b122-14f636d72326', '950a3fd5-b60c-46ad-ba4c-359f942baf04', '280edb2dcece45d53fd40935ffa59dbaeaa7b47af0eb10a5ea8edd179bd0b905', '98de65ee185ca1d99e06e309a80c0fed094d75a4443420771049d5581641b293', '+79000000003', '127.0.0.1', 'seed', 1793247427757, 1793247427757),
    ('c3fd11b1-f82a-4c14-bb3a-c8ab6cfa76c7', '59e846bf-548e-4791-828e-d837a120217e', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '67f86db96927e0eb505a04eac053b376d90ee91a4b2cda24cf31e990de728ea6', 'a6151ca1288ef9c6297efee4f982c9d8adc89c021e9375ec608a4aa3598cab96', '+79000000002', '127.0.0.1', 'seed', 1794802627757, 1794802627757),
    ('45f9b183-774f-4628-bdc7-5f0425658242', '3bab629f-1671-4e71-bca0-73438baa5d63', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'b9bae642ab6e367a3eb3d1103090def7c6de64bf4f358324baa4239b0d38322a', 'a2f9ca0ab076019e914d09613fb6279a7bcf0021d2528416bd7d0fb60d027e21', '+79000000006', '127.0.0.1', 'seed', 1795828627757, 1795828627757)
ON CONFLICT DO NOTHING;

INSERT INTO loans (id, number, borrower_id, application_id, product_code, card_id, principal_kopecks, rate_per_day_millionths, rate_after_term_millionths, term_days, signed_on, disbursed_on, due_on, state, closed_on, accrued_on, interest_receivable_kopecks, penalty_receivable_kopecks, schedule) VALUES
    ('bd623241-ae93-4d2c-ba65-b294ff590759', '260929-0000-0001', '3ef3e57e-5eaa-4822-8672-8e6b03512197', '35bb6181-a8ef-4198-9417-d7933d71fd24', 'until-payday', '63a943f9-d572-4041-b417-031472b3305b', 2000000, 8000, 8000, 30, '2026-09-29', '2026-09-29', '2026-10-29', 'closed', '2026-10-17', '2026-10-17', 0, 0, '[]'),
    ('d4120144-ea42-4dcc-b00e-d2a0d6722751', '261029-9576-6921', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'b00558c3-12df-4ff2-b122-14f636d72326', 'until-payday', '5e471365-c1eb-4840-9753-23a022b4ca3e', 1800000, 8000, 8000, 14, '2026-10-29', '2026-10-29', '2026-11-12', 'active', NULL, '2026-11-28', 422000, 15780, '[]'),
    ('1ec214b5-9174-47e3-a046-88af07d4d12f', '261116-6221-4803', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '59e846bf-548e-4791-828e-d837a120217e', 'until-payday', '9271fd3d-bcff-4284-8cea-719af3e379a5', 2000000, 8000, 8000, 30, '2026-11-16', '2026-11-16', '2026-12-16', 'active', NULL, '2026-11-28', 182000, 0, '[]'),
    ('b2659307-3811-4eda-965d-0f481aef4d45', '261128-1444-8051', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', '3bab629f-1671-4e71-bca0-73438baa5d63', 'until-payday', 'a7663805-f08b-4c90-92d3-9aa058e16702', 1200000, 8000, 8000, 30, '2026-11-28', NULL, NULL, 'awaiting_payout', NULL, NULL, 0, 0, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO ledger_transactions (id, kind, reference, on_date, posted_at_ms) VALUES
    ('01a2205f-04a8-737c-85c4-cd37be2eed44', 'disbursement', 'ba9c8b44-874c-462d-ad03-298c0c2e6a58', '2026-09-29', 1790672400000),
    ('01a2205f-04a8-737c-85c4-cd3b1629e33c', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-09-30', '2026-09-30', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd3ca17ae11d', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-01', '2026-10-01', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd3d4cf403c5', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-02', '2026-10-02', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd3e3bd5e916', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-03', '2026-10-03', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd3f82ef05d3', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-04', '2026-10-04', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd4009a4c2fc', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-05', '2026-10-05', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd4177d78db3', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-06', '2026-10-06', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd42d155c191', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-07', '2026-10-07', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd4376e3843d', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-08', '2026-10-08', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd445acf8647', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-09', '2026-10-09', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd45ded5e8b6', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-10', '2026-10-10', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd4652f79489', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-11', '2026-10-11', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd4770d5b52b', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-12', '2026-10-12', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd488b1ce7ed', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-13', '2026-10-13', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd49485b5cd6', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-14', '2026-10-14', 1792227600000),
    ('01a2205f-04a8-737c-85c4-cd4addd2212f', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-15', '2026-10-15', 1792227600000),
    ('01a2205f-04a9-7329-a5d9-effcca043358', 'day_accrual', 'bd623241-ae93-4d2c-ba65-b294ff590759/2026-10-16', '2026-10-16', 1792227600000),
    ('01a2205f-04aa-766e-a967-c90322ad5560', 'accrual', '371d0137-4159-4a40-b1fc-be8df5626205', '2026-10-17', 1792227600000),
    ('01a2205f-04aa-766e-a967-c904df4fac9a', 'payment', '371d0137-4159-4a40-b1fc-be8df5626205', '2026-10-17', 1792227600000),
    ('01a2205f-0560-760f-b731-d01604b77eda', 'disbursement', '877c674e-8fbb-4e77-a0bd-8377b3181f01', '2026-10-29', 1793247427757),
    ('01a2205f-0598-739c-bef0-aa10dd6ca900', 'disbursement', 'b33824fb-1d59-470a-b0ba-b74b38374a4e', '2026-11-16', 1794802627757),
    ('01a2205f-068d-756b-8f9c-f9b1820f8093', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-10-30', '2026-10-30', 1795839428230),
    ('01a2205f-0695-759b-8a40-63ad92a5f839', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-10-31', '2026-10-31', 1795839428244),
    ('01a2205f-069c-72e1-8231-eb3fd7db2645', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-01', '2026-11-01', 1795839428248),
    ('01a2205f-069e-72bf-a72f-2509deaa4f15', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-02', '2026-11-02', 1795839428254),
    ('01a2205f-069f-7646-a1af-e5736bfcf0b7', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-03', '2026-11-03', 1795839428255),
    ('01a2205f-06a2-747f-8939-8fd4bd132a92', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-04', '2026-11-04', 1795839428258),
    ('01a2205f-06a4-7371-aa2e-bc55c08878a4', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-05', '2026-11-05', 1795839428260),
    ('01a2205f-06a9-7717-8457-e6fd1c35be1e', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-06', '2026-11-06', 1795839428265),
    ('01a2205f-06ac-7460-9b90-74ce97e7c4d9', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-07', '2026-11-07', 1795839428268),
    ('01a2205f-06ae-75af-95f2-08767fc2bdf8', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-08', '2026-11-08', 1795839428269),
    ('01a2205f-06b4-72f3-945b-68a7cb71a994', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-09', '2026-11-09', 1795839428276),
    ('01a2205f-06b6-7078-bec8-62e0655b1c6a', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-10', '2026-11-10', 1795839428278),
    ('01a2205f-06b8-708e-b9e2-b2c5054d1164', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-11', '2026-11-11', 1795839428280),
    ('01a2205f-06ba-77a4-9d16-b2a0f6b8a019', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-12', '2026-11-12', 1795839428281),
    ('01a2205f-06bb-7639-a3cd-d43b4087e71e', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-13', '2026-11-13', 1795839428283),
    ('01a2205f-06be-75e7-a0d3-f3617c471b2c', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-14', '2026-11-14', 1795839428284),
    ('01a2205f-06c0-713b-a09f-08e23b61f773', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-15', '2026-11-15', 1795839428288),
    ('01a2205f-06c9-749e-a1f0-3141bcc3ef8d', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-16', '2026-11-16', 1795839428296),
    ('01a2205f-06ca-71e7-bc69-cbce1beec4c8', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-17', '2026-11-17', 1795839428298),
    ('01a2205f-06ca-71e7-bc69-cbcf71bffdf9', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-17', '2026-11-17', 1795839428298),
    ('01a2205f-06d0-713e-a5a9-6bfbb9f99991', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-18', '2026-11-18', 1795839428304),
    ('01a2205f-06d0-713e-a5a9-6bfc8889b7f0', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-18', '2026-11-18', 1795839428304),
    ('01a2205f-06d2-71e2-afc6-322f3f736d71', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-19', '2026-11-19', 1795839428306),
    ('01a2205f-06d2-71e2-afc6-32303b10cd7d', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-19', '2026-11-19', 1795839428306),
    ('01a2205f-06d4-7517-a085-d389f3023e76', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-20', '2026-11-20', 1795839428307),
    ('01a2205f-06d4-7517-a085-d38acb454b56', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-20', '2026-11-20', 1795839428307),
    ('01a2205f-06d5-7630-b132-b8de7ca3928e', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-21', '2026-11-21', 1795839428309),
    ('01a2205f-06d5-7630-b132-b8df1980d611', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-21', '2026-11-21', 1795839428309),
    ('01a2205f-06f0-76a9-bbbe-9e7ce7396913', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-22', '2026-11-22', 1795839428332),
    ('01a2205f-06f0-76a9-bbbe-9e7d9c536059', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-22', '2026-11-22', 1795839428332),
    ('01a2205f-0700-70f5-9cbd-c0295f71ff72', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-23', '2026-11-23', 1795839428352),
    ('01a2205f-0700-70f5-9cbd-c02addb3c022', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-23', '2026-11-23', 1795839428352),
    ('01a2205f-0706-7242-ae73-37560c4a746e', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-24', '2026-11-24', 1795839428358),
    ('01a2205f-0706-7242-ae73-375735a3d415', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-24', '2026-11-24', 1795839428358),
    ('01a2205f-0718-714a-8567-2b728b2d4f36', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-25', '2026-11-25', 1795839428376),
    ('01a2205f-0718-714a-8567-2b73728f28b9', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-25', '2026-11-25', 1795839428376),
    ('01a2205f-0720-72b8-aa5c-cea59a0a9cc0', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-26', '2026-11-26', 1795839428384),
    ('01a2205f-0720-72b8-aa5c-cea6ef593f98', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-26', '2026-11-26', 1795839428384),
    ('01a2205f-072c-7286-bdc1-e12c64a538c5', 'day_accrual', '1ec214b5-9174-47e3-a046-88af07d4d12f/2026-11-27', '2026-11-27', 1795839428392),
    ('01a2205f-072c-7286-bdc1-e12daeb404f2', 'day_accrual', 'd4120144-ea42-4dcc-b00e-d2a0d6722751/2026-11-27', '2026-11-27', 1795839428392),
    ('01a22060-0783-7764-8762-2107603d2f94', 'accrual', '490bfc06-de2d-4667-9ba6-960296fb2306', '2026-11-28', 1795839494018),
    ('01a22060-0783-7764-8762-21080256987f', 'payment', '490bfc06-de2d-4667-9ba6-960296fb2306', '2026-11-28', 1795839494018),
    ('01a22060-0d94-7773-91e3-ccce388d4256', 'accrual', '2d3b71b3-37cb-45d2-9b96-97067fb051d4', '2026-11-28', 1795839495566),
    ('01a22060-0d94-7773-91e3-cccf6787b6aa', 'payment', '2d3b71b3-37cb-45d2-9b96-97067fb051d4', '2026-11-28', 1795839495566)
ON CONFLICT DO NOTHING;

INSERT INTO ledger_entries (id, transaction_id, line, account, loan_id, borrower_id, amount_kopecks) VALUES
    ('01a2205f-04a8-737c-85c4-cd38b38dee43', '01a2205f-04a8-737c-85c4-cd37be2eed44', 0, 'loan_principal', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 2000000),
    ('01a2205f-04a8-737c-85c4-cd39e1cd7223', '01a2205f-04a8-737c-85c4-cd37be2eed44', 1, 'acquirer_payouts', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -2000000),
    ('01a2205f-04a9-7329-a5d9-effd6a0c8a1d', '01a2205f-04a8-737c-85c4-cd3b1629e33c', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-effe12eebec7', '01a2205f-04a8-737c-85c4-cd3b1629e33c', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-effff1ff7ee5', '01a2205f-04a8-737c-85c4-cd3ca17ae11d', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f0002577ad34', '01a2205f-04a8-737c-85c4-cd3ca17ae11d', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f001389ce12d', '01a2205f-04a8-737c-85c4-cd3d4cf403c5', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f002937cf8b3', '01a2205f-04a8-737c-85c4-cd3d4cf403c5', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f0038be55cd0', '01a2205f-04a8-737c-85c4-cd3e3bd5e916', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f0048302e284', '01a2205f-04a8-737c-85c4-cd3e3bd5e916', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f005137dd6b2', '01a2205f-04a8-737c-85c4-cd3f82ef05d3', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f0062f7de97a', '01a2205f-04a8-737c-85c4-cd3f82ef05d3', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f007f5c13d35', '01a2205f-04a8-737c-85c4-cd4009a4c2fc', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f00829614b29', '01a2205f-04a8-737c-85c4-cd4009a4c2fc', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f00953431e1d', '01a2205f-04a8-737c-85c4-cd4177d78db3', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f00a5e9d6548', '01a2205f-04a8-737c-85c4-cd4177d78db3', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f00b4c6e5d86', '01a2205f-04a8-737c-85c4-cd42d155c191', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f00caeb2ed19', '01a2205f-04a8-737c-85c4-cd42d155c191', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f00d47fcecbd', '01a2205f-04a8-737c-85c4-cd4376e3843d', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f00e59f7e0a4', '01a2205f-04a8-737c-85c4-cd4376e3843d', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f00f817ec37c', '01a2205f-04a8-737c-85c4-cd445acf8647', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f0103fd65548', '01a2205f-04a8-737c-85c4-cd445acf8647', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f0115dd5bb8f', '01a2205f-04a8-737c-85c4-cd45ded5e8b6', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f0120ed137b9', '01a2205f-04a8-737c-85c4-cd45ded5e8b6', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f01309eafd9e', '01a2205f-04a8-737c-85c4-cd4652f79489', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f0148f6c6d90', '01a2205f-04a8-737c-85c4-cd4652f79489', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f015bfe5b756', '01a2205f-04a8-737c-85c4-cd4770d5b52b', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f016c6b77c00', '01a2205f-04a8-737c-85c4-cd4770d5b52b', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f01770ddc85f', '01a2205f-04a8-737c-85c4-cd488b1ce7ed', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f01879872dee', '01a2205f-04a8-737c-85c4-cd488b1ce7ed', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f019db85a88d', '01a2205f-04a8-737c-85c4-cd49485b5cd6', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f01a6acead61', '01a2205f-04a8-737c-85c4-cd49485b5cd6', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f01ba349baa7', '01a2205f-04a8-737c-85c4-cd4addd2212f', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f01c60bcbd6f', '01a2205f-04a8-737c-85c4-cd4addd2212f', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04a9-7329-a5d9-f01ded3060bd', '01a2205f-04a9-7329-a5d9-effcca043358', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04a9-7329-a5d9-f01ea7dadbb9', '01a2205f-04a9-7329-a5d9-effcca043358', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04aa-766e-a967-c905f27a0472', '01a2205f-04aa-766e-a967-c90322ad5560', 0, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 16000),
    ('01a2205f-04aa-766e-a967-c90699c9aa4a', '01a2205f-04aa-766e-a967-c90322ad5560', 1, 'interest_income', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -16000),
    ('01a2205f-04aa-766e-a967-c907ff800d66', '01a2205f-04aa-766e-a967-c904df4fac9a', 0, 'acquirer_payments', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 2000000),
    ('01a2205f-04aa-766e-a967-c908d3ce7a59', '01a2205f-04aa-766e-a967-c904df4fac9a', 1, 'loan_principal', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -2000000),
    ('01a2205f-04aa-766e-a967-c909686cced3', '01a2205f-04aa-766e-a967-c904df4fac9a', 2, 'acquirer_payments', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 288000),
    ('01a2205f-04aa-766e-a967-c90a72855b2b', '01a2205f-04aa-766e-a967-c904df4fac9a', 3, 'interest_receivable', 'bd623241-ae93-4d2c-ba65-b294ff590759', '3ef3e57e-5eaa-4822-8672-8e6b03512197', -288000),
    ('01a2205f-0560-760f-b731-d017030982af', '01a2205f-0560-760f-b731-d01604b77eda', 0, 'loan_principal', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 1800000),
    ('01a2205f-0560-760f-b731-d018b94cae39', '01a2205f-0560-760f-b731-d01604b77eda', 1, 'acquirer_payouts', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -1800000),
    ('01a2205f-0598-739c-bef0-aa110871fa5f', '01a2205f-0598-739c-bef0-aa10dd6ca900', 0, 'loan_principal', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 2000000),
    ('01a2205f-0598-739c-bef0-aa12c1fc1614', '01a2205f-0598-739c-bef0-aa10dd6ca900', 1, 'acquirer_payouts', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -2000000),
    ('01a2205f-068e-7637-b234-43ccb6373a5e', '01a2205f-068d-756b-8f9c-f9b1820f8093', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-068e-7637-b234-43cd063d919f', '01a2205f-068d-756b-8f9c-f9b1820f8093', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-0695-759b-8a40-63aec840fa68', '01a2205f-0695-759b-8a40-63ad92a5f839', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-0695-759b-8a40-63af0fc17431', '01a2205f-0695-759b-8a40-63ad92a5f839', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-069c-72e1-8231-eb407ea37be6', '01a2205f-069c-72e1-8231-eb3fd7db2645', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-069c-72e1-8231-eb412a7e7a5d', '01a2205f-069c-72e1-8231-eb3fd7db2645', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-069e-72bf-a72f-250ac450414e', '01a2205f-069e-72bf-a72f-2509deaa4f15', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-069e-72bf-a72f-250b0138a517', '01a2205f-069e-72bf-a72f-2509deaa4f15', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-069f-7646-a1af-e57483952c50', '01a2205f-069f-7646-a1af-e5736bfcf0b7', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-069f-7646-a1af-e575254ba69e', '01a2205f-069f-7646-a1af-e5736bfcf0b7', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06a2-747f-8939-8fd58ad06ae9', '01a2205f-06a2-747f-8939-8fd4bd132a92', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06a2-747f-8939-8fd6f60fec29', '01a2205f-06a2-747f-8939-8fd4bd132a92', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06a4-7371-aa2e-bc5604850dfa', '01a2205f-06a4-7371-aa2e-bc55c08878a4', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06a4-7371-aa2e-bc57a1ae7aef', '01a2205f-06a4-7371-aa2e-bc55c08878a4', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06a9-7717-8457-e6feaac061e5', '01a2205f-06a9-7717-8457-e6fd1c35be1e', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06a9-7717-8457-e6ffdf34f627', '01a2205f-06a9-7717-8457-e6fd1c35be1e', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06ac-7460-9b90-74cf20b1be94', '01a2205f-06ac-7460-9b90-74ce97e7c4d9', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06ac-7460-9b90-74d032b2f587', '01a2205f-06ac-7460-9b90-74ce97e7c4d9', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06ae-75af-95f2-08774a8fcdad', '01a2205f-06ae-75af-95f2-08767fc2bdf8', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06ae-75af-95f2-08783ad83c9f', '01a2205f-06ae-75af-95f2-08767fc2bdf8', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06b5-7487-a1d6-5fb7fcface80', '01a2205f-06b4-72f3-945b-68a7cb71a994', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06b5-7487-a1d6-5fb80b70e23a', '01a2205f-06b4-72f3-945b-68a7cb71a994', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06b6-7078-bec8-62e1799b6cc3', '01a2205f-06b6-7078-bec8-62e0655b1c6a', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06b6-7078-bec8-62e2c09f5991', '01a2205f-06b6-7078-bec8-62e0655b1c6a', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06b8-708e-b9e2-b2c6da807f3b', '01a2205f-06b8-708e-b9e2-b2c5054d1164', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06b8-708e-b9e2-b2c7934a5310', '01a2205f-06b8-708e-b9e2-b2c5054d1164', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06ba-77a4-9d16-b2a128fc1e0d', '01a2205f-06ba-77a4-9d16-b2a0f6b8a019', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06ba-77a4-9d16-b2a23ae42661', '01a2205f-06ba-77a4-9d16-b2a0f6b8a019', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06bb-7639-a3cd-d43cea054f9d', '01a2205f-06bb-7639-a3cd-d43b4087e71e', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06bb-7639-a3cd-d43dcde12103', '01a2205f-06bb-7639-a3cd-d43b4087e71e', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06bb-7639-a3cd-d43e1689cb6f', '01a2205f-06bb-7639-a3cd-d43b4087e71e', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-06bb-7639-a3cd-d43f586648e5', '01a2205f-06bb-7639-a3cd-d43b4087e71e', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-06be-75e7-a0d3-f362eedb4f21', '01a2205f-06be-75e7-a0d3-f3617c471b2c', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06be-75e7-a0d3-f36337524f3a', '01a2205f-06be-75e7-a0d3-f3617c471b2c', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06be-75e7-a0d3-f3642fbb1517', '01a2205f-06be-75e7-a0d3-f3617c471b2c', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-06be-75e7-a0d3-f3658997bfcf', '01a2205f-06be-75e7-a0d3-f3617c471b2c', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-06c0-713b-a09f-08e3256db209', '01a2205f-06c0-713b-a09f-08e23b61f773', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06c0-713b-a09f-08e4f319763b', '01a2205f-06c0-713b-a09f-08e23b61f773', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06c0-713b-a09f-08e56054adea', '01a2205f-06c0-713b-a09f-08e23b61f773', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-06c0-713b-a09f-08e61f8c4bbb', '01a2205f-06c0-713b-a09f-08e23b61f773', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-06c9-749e-a1f0-31426a758e52', '01a2205f-06c9-749e-a1f0-3141bcc3ef8d', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06c9-749e-a1f0-314395d87880', '01a2205f-06c9-749e-a1f0-3141bcc3ef8d', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06c9-749e-a1f0-3144641b6376', '01a2205f-06c9-749e-a1f0-3141bcc3ef8d', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 987),
    ('01a2205f-06c9-749e-a1f0-3145d60b115d', '01a2205f-06c9-749e-a1f0-3141bcc3ef8d', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -987),
    ('01a2205f-06cb-771b-8d39-cb0251117bd4', '01a2205f-06ca-71e7-bc69-cbce1beec4c8', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-06cb-771b-8d39-cb036c61a4ba', '01a2205f-06ca-71e7-bc69-cbce1beec4c8', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-06cb-771b-8d39-cb047b9f9ad0', '01a2205f-06ca-71e7-bc69-cbcf71bffdf9', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06cb-771b-8d39-cb057dfe7aa7', '01a2205f-06ca-71e7-bc69-cbcf71bffdf9', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06cb-771b-8d39-cb06c3ffed79', '01a2205f-06ca-71e7-bc69-cbcf71bffdf9', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-06cb-771b-8d39-cb07ae02bdfb', '01a2205f-06ca-71e7-bc69-cbcf71bffdf9', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-06d1-77d0-b227-33f518af4bce', '01a2205f-06d0-713e-a5a9-6bfbb9f99991', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-06d1-77d0-b227-33f6965dcb35', '01a2205f-06d0-713e-a5a9-6bfbb9f99991', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-06d1-77d0-b227-33f71a728d46', '01a2205f-06d0-713e-a5a9-6bfc8889b7f0', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06d1-77d0-b227-33f8ca947b1f', '01a2205f-06d0-713e-a5a9-6bfc8889b7f0', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06d1-77d0-b227-33f9d76bda5e', '01a2205f-06d0-713e-a5a9-6bfc8889b7f0', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-06d1-77d0-b227-33fa97d19d5b', '01a2205f-06d0-713e-a5a9-6bfc8889b7f0', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-06d2-71e2-afc6-3231b962bb11', '01a2205f-06d2-71e2-afc6-322f3f736d71', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-06d2-71e2-afc6-3232bccb784c', '01a2205f-06d2-71e2-afc6-322f3f736d71', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-06d2-71e2-afc6-3233d75df230', '01a2205f-06d2-71e2-afc6-32303b10cd7d', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06d2-71e2-afc6-32344675511f', '01a2205f-06d2-71e2-afc6-32303b10cd7d', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06d2-71e2-afc6-3235d772ee2c', '01a2205f-06d2-71e2-afc6-32303b10cd7d', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 987),
    ('01a2205f-06d2-71e2-afc6-3236bc356d33', '01a2205f-06d2-71e2-afc6-32303b10cd7d', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -987),
    ('01a2205f-06d4-7517-a085-d38be8cfc4aa', '01a2205f-06d4-7517-a085-d389f3023e76', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-06d4-7517-a085-d38c4140a60f', '01a2205f-06d4-7517-a085-d389f3023e76', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-06d4-7517-a085-d38ddd209a8e', '01a2205f-06d4-7517-a085-d38acb454b56', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06d4-7517-a085-d38e070b39ac', '01a2205f-06d4-7517-a085-d38acb454b56', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06d4-7517-a085-d38f960e71ac', '01a2205f-06d4-7517-a085-d38acb454b56', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-06d4-7517-a085-d3904adaf814', '01a2205f-06d4-7517-a085-d38acb454b56', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-06d5-7630-b132-b8e0fc0bec64', '01a2205f-06d5-7630-b132-b8de7ca3928e', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-06d5-7630-b132-b8e1a90ba540', '01a2205f-06d5-7630-b132-b8de7ca3928e', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-06d5-7630-b132-b8e2c22b60fe', '01a2205f-06d5-7630-b132-b8df1980d611', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06d5-7630-b132-b8e36850b139', '01a2205f-06d5-7630-b132-b8df1980d611', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06d5-7630-b132-b8e4e592e51c', '01a2205f-06d5-7630-b132-b8df1980d611', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-06d5-7630-b132-b8e56354cb64', '01a2205f-06d5-7630-b132-b8df1980d611', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-06f0-76a9-bbbe-9e7edc9bffe0', '01a2205f-06f0-76a9-bbbe-9e7ce7396913', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-06f0-76a9-bbbe-9e7fa2b40062', '01a2205f-06f0-76a9-bbbe-9e7ce7396913', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-06f0-76a9-bbbe-9e80d252aaa4', '01a2205f-06f0-76a9-bbbe-9e7d9c536059', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-06f0-76a9-bbbe-9e811a7f4f7a', '01a2205f-06f0-76a9-bbbe-9e7d9c536059', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-06f0-76a9-bbbe-9e82ab329d9e', '01a2205f-06f0-76a9-bbbe-9e7d9c536059', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 987),
    ('01a2205f-06f0-76a9-bbbe-9e83f9b3bff0', '01a2205f-06f0-76a9-bbbe-9e7d9c536059', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -987),
    ('01a2205f-0700-70f5-9cbd-c02b0174363c', '01a2205f-0700-70f5-9cbd-c0295f71ff72', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-0700-70f5-9cbd-c02c3e4ed2b3', '01a2205f-0700-70f5-9cbd-c0295f71ff72', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-0700-70f5-9cbd-c02d124bc5a2', '01a2205f-0700-70f5-9cbd-c02addb3c022', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-0700-70f5-9cbd-c02eb74aa3fe', '01a2205f-0700-70f5-9cbd-c02addb3c022', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-0700-70f5-9cbd-c02f1b32ee57', '01a2205f-0700-70f5-9cbd-c02addb3c022', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-0700-70f5-9cbd-c030112b3760', '01a2205f-0700-70f5-9cbd-c02addb3c022', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-0706-7242-ae73-375813a20809', '01a2205f-0706-7242-ae73-37560c4a746e', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-0706-7242-ae73-375932996e1c', '01a2205f-0706-7242-ae73-37560c4a746e', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-0706-7242-ae73-375aac2e2452', '01a2205f-0706-7242-ae73-375735a3d415', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-0706-7242-ae73-375bc1e2807b', '01a2205f-0706-7242-ae73-375735a3d415', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-0706-7242-ae73-375c16fbb0e2', '01a2205f-0706-7242-ae73-375735a3d415', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-0706-7242-ae73-375d7b61296b', '01a2205f-0706-7242-ae73-375735a3d415', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-0718-714a-8567-2b7494138ba9', '01a2205f-0718-714a-8567-2b728b2d4f36', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-0718-714a-8567-2b752b2ebc1a', '01a2205f-0718-714a-8567-2b728b2d4f36', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-0718-714a-8567-2b768b3bb092', '01a2205f-0718-714a-8567-2b73728f28b9', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-0718-714a-8567-2b775cb614c7', '01a2205f-0718-714a-8567-2b73728f28b9', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-0718-714a-8567-2b78bee7c5e6', '01a2205f-0718-714a-8567-2b73728f28b9', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-0718-714a-8567-2b79eb8f6b01', '01a2205f-0718-714a-8567-2b73728f28b9', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a2205f-0720-72b8-aa5c-cea79b90d231', '01a2205f-0720-72b8-aa5c-cea59a0a9cc0', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-0720-72b8-aa5c-cea8610205fc', '01a2205f-0720-72b8-aa5c-cea59a0a9cc0', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-0720-72b8-aa5c-cea9fedf9b35', '01a2205f-0720-72b8-aa5c-cea6ef593f98', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-0720-72b8-aa5c-ceaa1bb0c17c', '01a2205f-0720-72b8-aa5c-cea6ef593f98', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-0720-72b8-aa5c-ceab70ce6e10', '01a2205f-0720-72b8-aa5c-cea6ef593f98', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 987),
    ('01a2205f-0720-72b8-aa5c-ceac6f8ebd97', '01a2205f-0720-72b8-aa5c-cea6ef593f98', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -987),
    ('01a2205f-072c-7286-bdc1-e12efb0c3199', '01a2205f-072c-7286-bdc1-e12c64a538c5', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a2205f-072c-7286-bdc1-e12f05193a2c', '01a2205f-072c-7286-bdc1-e12c64a538c5', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a2205f-072c-7286-bdc1-e130be335752', '01a2205f-072c-7286-bdc1-e12daeb404f2', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a2205f-072c-7286-bdc1-e131ea55cbab', '01a2205f-072c-7286-bdc1-e12daeb404f2', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a2205f-072c-7286-bdc1-e1329272585c', '01a2205f-072c-7286-bdc1-e12daeb404f2', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a2205f-072c-7286-bdc1-e133f1a0e2e4', '01a2205f-072c-7286-bdc1-e12daeb404f2', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a22060-0784-752f-9dcf-a9cda14bafc3', '01a22060-0783-7764-8762-2107603d2f94', 0, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 16000),
    ('01a22060-0784-752f-9dcf-a9ce335b6aef', '01a22060-0783-7764-8762-2107603d2f94', 1, 'interest_income', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -16000),
    ('01a22060-0784-752f-9dcf-a9cf2968ac35', '01a22060-0783-7764-8762-21080256987f', 0, 'acquirer_payments', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 10000),
    ('01a22060-0784-752f-9dcf-a9d0b495b375', '01a22060-0783-7764-8762-21080256987f', 1, 'interest_receivable', '1ec214b5-9174-47e3-a046-88af07d4d12f', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', -10000),
    ('01a22060-0d94-7773-91e3-ccd01b603398', '01a22060-0d94-7773-91e3-ccce388d4256', 0, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 14400),
    ('01a22060-0d94-7773-91e3-ccd1e0749952', '01a22060-0d94-7773-91e3-ccce388d4256', 1, 'interest_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -14400),
    ('01a22060-0d94-7773-91e3-ccd2f98cf461', '01a22060-0d94-7773-91e3-ccce388d4256', 2, 'penalty_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 986),
    ('01a22060-0d94-7773-91e3-ccd394d8cf0b', '01a22060-0d94-7773-91e3-ccce388d4256', 3, 'penalty_income', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -986),
    ('01a22060-0d94-7773-91e3-ccd45bde63ce', '01a22060-0d94-7773-91e3-cccf6787b6aa', 0, 'acquirer_payments', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 10000),
    ('01a22060-0d94-7773-91e3-ccd59304c52d', '01a22060-0d94-7773-91e3-cccf6787b6aa', 1, 'interest_receivable', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '950a3fd5-b60c-46ad-ba4c-359f942baf04', -10000)
ON CONFLICT DO NOTHING;

INSERT INTO day_closes (on_date, closed_at_ms) VALUES
    ('2026-10-30', 1795839428239),
    ('2026-10-31', 1795839428246),
    ('2026-11-01', 1795839428253),
    ('2026-11-02', 1795839428254),
    ('2026-11-03', 1795839428256),
    ('2026-11-04', 1795839428259),
    ('2026-11-05', 1795839428264),
    ('2026-11-06', 1795839428266),
    ('2026-11-07', 1795839428269),
    ('2026-11-08', 1795839428270),
    ('2026-11-09', 1795839428277),
    ('2026-11-10', 1795839428279),
    ('2026-11-11', 1795839428280),
    ('2026-11-12', 1795839428282),
    ('2026-11-13', 1795839428284),
    ('2026-11-14', 1795839428287),
    ('2026-11-15', 1795839428288),
    ('2026-11-16', 1795839428297),
    ('2026-11-17', 1795839428299),
    ('2026-11-18', 1795839428305),
    ('2026-11-19', 1795839428307),
    ('2026-11-20', 1795839428308),
    ('2026-11-21', 1795839428310),
    ('2026-11-22', 1795839428336),
    ('2026-11-23', 1795839428353),
    ('2026-11-24', 1795839428364),
    ('2026-11-25', 1795839428377),
    ('2026-11-26', 1795839428385),
    ('2026-11-27', 1795839428396)
ON CONFLICT DO NOTHING;

INSERT INTO staff_members (login, name, added_at_ms, left_at_ms) VALUES
    ('ivanova', 'Иванова Ирина Игоревна', 1795839427693, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO transfers (id, kind, borrower_id, loan_id, card_id, refund_of, purpose, amount_kopecks, state, acquirer_id, order_hash, confirmation_url, reason, asked_by, given_up_by, created_at_ms, first_sent_at_ms, last_sent_at_ms, looked_at_ms, settled_at_ms) VALUES
    ('ba9c8b44-874c-462d-ad03-298c0c2e6a58', 'payout', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 'bd623241-ae93-4d2c-ba65-b294ff590759', '63a943f9-d572-4041-b417-031472b3305b', NULL, NULL, 2000000, 'succeeded', 'demo-ba9c8b44-874c-462d-ad03-298c0c2e6a58', '', NULL, NULL, NULL, NULL, 1790672400000, 1790672400000, 1790672400000, 1790672400000, 1790672400000),
    ('371d0137-4159-4a40-b1fc-be8df5626205', 'payment', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 'bd623241-ae93-4d2c-ba65-b294ff590759', NULL, NULL, 'repay', 2288000, 'succeeded', 'demo-371d0137-4159-4a40-b1fc-be8df5626205', '', NULL, NULL, NULL, NULL, 1792227600000, 1792227600000, 1792227600000, 1792227600000, 1792227600000),
    ('877c674e-8fbb-4e77-a0bd-8377b3181f01', 'payout', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', '5e471365-c1eb-4840-9753-23a022b4ca3e', NULL, NULL, 1800000, 'succeeded', 'demo-877c674e-8fbb-4e77-a0bd-8377b3181f01', 'ed16f1b807f780afa545a60cacc94175d0c20f69a0e8bcd050694a9ace618652', NULL, NULL, NULL, NULL, 1793247427757, 1793247427757, 1793247427757, 1793247427757, 1793247427757),
    ('b33824fb-1d59-470a-b0ba-b74b38374a4e', 'payout', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '1ec214b5-9174-47e3-a046-88af07d4d12f', '9271fd3d-bcff-4284-8cea-719af3e379a5', NULL, NULL, 2000000, 'succeeded', 'demo-b33824fb-1d59-470a-b0ba-b74b38374a4e', '176334e26c87288e141c4ff125d4b526556dd7e19ce7e5e9c836c0efb0cdd8e9', NULL, NULL, NULL, NULL, 1794802627757, 1794802627757, 1794802627757, 1794802627757, 1794802627757),
    ('56d95ee6-b855-4608-b454-029cb9c17985', 'payout', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'b2659307-3811-4eda-965d-0f481aef4d45', 'a7663805-f08b-4c90-92d3-9aa058e16702', NULL, NULL, 1200000, 'canceled', 'demo-56d95ee6-b855-4608-b454-029cb9c17985', 'b9dacbe299891796d12878b91bc05d704622f19c57dad94e418f5a65c4629564', NULL, 'general_decline', NULL, NULL, 1795828627757, 1795828627757, 1795828627757, NULL, 1795828627757),
    ('490bfc06-de2d-4667-9ba6-960296fb2306', 'payment', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '1ec214b5-9174-47e3-a046-88af07d4d12f', NULL, NULL, 'repay', 10000, 'succeeded', 'daefbaa3-09ac-4ee8-872c-4572a94d9bee', '5fe7a6f656eff6e7ccb830948bad5353f8d63715eb8ac69c08a3968463a97091', 'http://127.0.0.1:3912/confirm/daefbaa3-09ac-4ee8-872c-4572a94d9bee', NULL, NULL, NULL, 1795839493997, 1795839493997, 1795839493997, 1795839494018, 1795839494018),
    ('4d03ead8-17a3-4fa4-b220-f037d3b96f9e', 'payment', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '1ec214b5-9174-47e3-a046-88af07d4d12f', NULL, NULL, 'repay', 2182000, 'pending', '780726d6-7fb3-423f-813b-0d6176538337', '8063ff15448f2409ae6437027768cafa75f91429b370e13fd1df6a2446c2be81', 'http://127.0.0.1:3912/confirm/780726d6-7fb3-423f-813b-0d6176538337', NULL, NULL, NULL, 1795839495524, 1795839495524, 1795839495524, 1795839495528, NULL),
    ('2d3b71b3-37cb-45d2-9b96-97067fb051d4', 'payment', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', NULL, NULL, 'repay', 10000, 'succeeded', '55a80ad6-773d-48be-9fc5-18f7595fde16', '965d8afd8c3c57393e9928b28cf31e73d58fb4e05a91a8c74bdff2d76af39591', 'http://127.0.0.1:3912/confirm/55a80ad6-773d-48be-9fc5-18f7595fde16', NULL, NULL, NULL, 1795839495542, 1795839495542, 1795839495542, 1795839495566, 1795839495566)
ON CONFLICT DO NOTHING;

INSERT INTO loan_events (id, loan_id, sequence, kind, on_date, at_ms, event, amount_kopecks, principal_kopecks, interest_kopecks, penalty_kopecks, payment_id) VALUES
    ('01a2205f-04a7-72ad-b510-b8f100251d2e', 'bd623241-ae93-4d2c-ba65-b294ff590759', 0, 'disbursed', '2026-09-29', 1790672400000, NULL, 2000000, 2000000, 0, 0, NULL),
    ('01a2205f-04a9-7329-a5d9-f01f1a7ae6aa', 'bd623241-ae93-4d2c-ba65-b294ff590759', 1, 'payment', '2026-10-17', 1792227600000, '{"kind":"payment","date":"2026-10-17","amount":2288000}', 2288000, 2000000, 288000, 0, '371d0137-4159-4a40-b1fc-be8df5626205'),
    ('01a2205f-0560-760f-b731-d015ad066cf1', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', 0, 'disbursed', '2026-10-29', 1793247427757, NULL, 1800000, 1800000, 0, 0, NULL),
    ('01a2205f-0598-739c-bef0-aa0fbdb905fa', '1ec214b5-9174-47e3-a046-88af07d4d12f', 0, 'disbursed', '2026-11-16', 1794802627757, NULL, 2000000, 2000000, 0, 0, NULL),
    ('01a22060-0783-7764-8762-210685c9ff54', '1ec214b5-9174-47e3-a046-88af07d4d12f', 1, 'payment', '2026-11-28', 1795839494018, '{"kind":"payment","date":"2026-11-28","amount":10000}', 10000, 0, 10000, 0, '490bfc06-de2d-4667-9ba6-960296fb2306'),
    ('01a22060-0d93-7672-857d-b80edc996792', 'd4120144-ea42-4dcc-b00e-d2a0d6722751', 1, 'payment', '2026-11-28', 1795839495566, '{"kind":"payment","date":"2026-11-28","amount":10000}', 10000, 0, 10000, 0, '2d3b71b3-37cb-45d2-9b96-97067fb051d4')
ON CONFLICT DO NOTHING;

INSERT INTO payment_keys (borrower_id, idempotency_key, payment_id, request) VALUES
    ('95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'release-1ec214b5-9174-47e3-a046-88af07d4d12f-0', '490bfc06-de2d-4667-9ba6-960296fb2306', '1ec214b5-9174-47e3-a046-88af07d4d12f 100.00'),
    ('95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'release-1ec214b5-9174-47e3-a046-88af07d4d12f-1', '4d03ead8-17a3-4fa4-b220-f037d3b96f9e', '1ec214b5-9174-47e3-a046-88af07d4d12f full'),
    ('950a3fd5-b60c-46ad-ba4c-359f942baf04', 'release-d4120144-ea42-4dcc-b00e-d2a0d6722751-0', '2d3b71b3-37cb-45d2-9b96-97067fb051d4', 'd4120144-ea42-4dcc-b00e-d2a0d6722751 100.00')
ON CONFLICT DO NOTHING;

INSERT INTO scorecards (version, thresholds, in_force_from_ms) VALUES
    (1, '{"min_age_years":18,"max_age_years":75,"min_monthly_income":1500000,"unusual_monthly_income":100000000,"max_open_loans":1,"max_debt_burden":80000,"burden_notice_above":50000,"refuse_score_below":400,"approve_score_from":500,"closed_loans_as_history":1}', 0)
ON CONFLICT DO NOTHING;

INSERT INTO decisions (id, application_id, number, scorecard_version, facts_sealed, rules, decision, debt_burden_thousandths, bureau_asked_at_ms, decided_by, decided_at_ms) VALUES
    ('dc92abd7-59a0-47b0-bbfd-777f3a69fcfc', 'b00558c3-12df-4ff2-b122-14f636d72326', 1, 1, 'demo.4ja6GfTYzZUbplxNMfzECv1vJWR2BvwmjgY4xj8JQoQOwDphMbGyrHa28UT_OCphd6tMklRHkg6GSUJfHwSN_JgHZDTVZyWN3RsCFdiMjuqxZMIYV27pwOv892n8zrNhGb1ParvECnL2lTCib-WW9rgD0yLdf5vymRq04gXhdOwtMkeMsMsvFvfzJj9rrt0rzr41QjEKeQ891pICSA4QAkfs-doPeTqPR7rqBa2QcQMuOBFl4aVWYx_NL6LH7qxQbNuHfxaLYLxr6pb6Zo0ldEM8THokDSy-EoNmWmCiR9pMjelfyxyJTYnEQa-5hXHObkVJr40jTmVMSqHMwq4PzjgiQ89soqDPLC81QqZ8bhN_2d_JBiQPw1VzAEK4fS-56xOMVfhL7bIFEPBL7dlD851UtWKHj6H_G9L2fl9A9ZgRSAh11g8YEvn7jr-A5K5duk9S8MU0p-eHlvoPOoelLMJguLhwUv9Pz1435EVkVvmKFoInwyFnLrU-3mZxXbRY2DHPIGTli-81NGNr2bLxO5A2PbaC67Tdav3dfFj7CLt9pii1OC9SahNyhcm0R9S_ye3C_bexXDoEsr862NGi08CaEgqoPH7vUAcM_gE_fD20eu5H0SQfTzbzC_8Ppi9VnjGQrifyrSS26mYUA2XrbJp5uZ1sUITY5fjz2BfPtWFpR-mUBr3-03UvZnkmOxiblsND', '[{"rule":{"refuse":"self_ban"},"fired":false},{"rule":{"refuse":"too_young"},"fired":false},{"rule":{"refuse":"too_old"},"fired":false},{"rule":{"refuse":"income_too_low"},"fired":false},{"rule":{"refuse":"overdue_here"},"fired":false},{"rule":{"refuse":"open_loan_here"},"fired":false},{"rule":{"refuse":"overdue_elsewhere"},"fired":false},{"rule":{"refuse":"score_too_low"},"fired":false},{"rule":{"refuse":"expensive_loans_limit"},"fired":false},{"rule":{"refuse":"pause_after_expensive_loan"},"fired":false},{"rule":{"refuse":"short_loans_in_a_year"},"fired":false},{"rule":{"refuse":"principal_here"},"fired":false},{"rule":{"refuse":"debt_burden"},"fired":false},{"rule":{"ask_staff":"bureau_unavailable"},"fired":false},{"rule":{"ask_staff":"no_history"},"fired":false},{"rule":{"ask_staff":"score_in_between"},"fired":false},{"rule":{"ask_staff":"income_unusual"},"fired":false}]', '"approve"', 16680, 1793247427757, NULL, 1793247427757),
    ('ebdf1ede-8a51-4eae-b5ec-d19d527d43b5', '59e846bf-548e-4791-828e-d837a120217e', 1, 1, 'demo.JLn54byXw3DuatsV6yfvvNsAR82fmz9blHJEgiRrG9LaUudVDn9PCHwwXEC3OWVD77Jg2lFGuLcMP8wj8ebCPWUlqp6RBA7VMBK6ov049y9XQMtTXoc6qnPbfNczQchRxvqHis2ZFHupTlrT2rkfvoQpQumxS4jxqTU8Z1CTBAqKLe7ZjecPDdNVRqa7o_-LXZpjrF7ID2l0i6kp7t0LxPpv1yZV_LTPJ7Vdx4fllDEGWt4Tgs3cDXu1rUYuSVTkSQrISFm-go5dLmZAGlQzFJbfxBzwkP-v5MZ44N2xXb-hXrvshxQppFx_fgPh2pJvClvFx62vuqe-pbVYJTyAGWsNOv6ywjdtmbdnF7itK7jXlkMWTzNo2YdlfrNQr-ULy3qUyhTt8I9Fhzj3ih1ObhGurv3YiFDzfkdPtQDfaWA6KZE_Q5HL2h9NM3EJIescN7Y4D9pQ4TeeOIvLszXVl2OlKoznogzFjsUaDIzwkFKbuqUBIXVaNAffOWHCkI_wBOKD9-XlE5dNlFQOIBSv4-oMA6CmWYCXHw4MzVSwXMgIqtRmn8OVoEkp4Winf5Oos1ejX3PPwHAae48X2klkS4TnwG2wNGelZ_PF6mZI2G3XWeeMUPzOiVfgTzYUNt026pcEwI4jThggze8QC6fbkuBxpJy8W1QWjQPMUA9lLfiStH5dKa7q3TCwDo8QonKavO8S', '[{"rule":{"refuse":"self_ban"},"fired":false},{"rule":{"refuse":"too_young"},"fired":false},{"rule":{"refuse":"too_old"},"fired":false},{"rule":{"refuse":"income_too_low"},"fired":false},{"rule":{"refuse":"overdue_here"},"fired":false},{"rule":{"refuse":"open_loan_here"},"fired":false},{"rule":{"refuse":"overdue_elsewhere"},"fired":false},{"rule":{"refuse":"score_too_low"},"fired":false},{"rule":{"refuse":"expensive_loans_limit"},"fired":false},{"rule":{"refuse":"pause_after_expensive_loan"},"fired":false},{"rule":{"refuse":"short_loans_in_a_year"},"fired":false},{"rule":{"refuse":"principal_here"},"fired":false},{"rule":{"refuse":"debt_burden"},"fired":false},{"rule":{"ask_staff":"bureau_unavailable"},"fired":false},{"rule":{"ask_staff":"no_history"},"fired":false},{"rule":{"ask_staff":"score_in_between"},"fired":false},{"rule":{"ask_staff":"income_unusual"},"fired":false}]', '"approve"', 20667, 1794802627757, NULL, 1794802627757),
    ('fd75b6f0-4854-42d8-9de1-ff0a9ae0a070', '3bab629f-1671-4e71-bca0-73438baa5d63', 1, 1, 'demo.0Epb8MTFcP04QWwQLpyabhCOXSpOHIxEvsjv5N4Ru6OAyOS-Blqzp9MeZ_HXeMIuHg4ywQ-HH4u0UD32uCbgKpYmChYrWLwggOQuCw_i7tgC-qjUohF9QW0u9C5T9Kjla-Vnp8Gb-KHmE3fD8WHgpJP0qNLkzkiAPEfPUAa1cDFWmeD60abzQsvWMTqn4u1qShpjdET01EscphUExPIXz7_FREhMUpUH_YrUdG_l2N_sVupqa8cL4nNaPaFp3gJJLvEy7CnCN_4PTcEVAJnVwye_uLLX2RkK6MB-cFT2kQ_N9AftBYbBUVrR70rHVDa5qIIDWdua6Judf38egJ2JGGxMC6GWme_g2_Z9J3uVmPY1m8DliBzdBaXkQwf_QQ5bpsgJ09H9mZ632OsVA4xooWd9NLG1t_kboYgP58FZpXpYuKly_RA7bmAXifDY1T8rFX-r7CuYECsYlDlEcgW9BCBoIJ3zEm5WLQm0FVBd5aI4U4tLLOtydLhFb0SszEWAP3LEysviM6ExQdSq4zURplXb-ZmgDX4wd3uU8lyQbBpLRnnCfNSN43NEC2kxk8rGnC1b_lrDsjK0Rz56ENT66rXlSFkIM75UYs82mTuk0L69S268WwoLhA2Nxv9z3gedIrPj2teHry_wilCmkk-7LECjkQ448S2_APoqt-lgbDoOJCA3bmtb1bQ18NDfMYt0YotC', '[{"rule":{"refuse":"self_ban"},"fired":false},{"rule":{"refuse":"too_young"},"fired":false},{"rule":{"refuse":"too_old"},"fired":false},{"rule":{"refuse":"income_too_low"},"fired":false},{"rule":{"refuse":"overdue_here"},"fired":false},{"rule":{"refuse":"open_loan_here"},"fired":false},{"rule":{"refuse":"overdue_elsewhere"},"fired":false},{"rule":{"refuse":"score_too_low"},"fired":false},{"rule":{"refuse":"expensive_loans_limit"},"fired":false},{"rule":{"refuse":"pause_after_expensive_loan"},"fired":false},{"rule":{"refuse":"short_loans_in_a_year"},"fired":false},{"rule":{"refuse":"principal_here"},"fired":false},{"rule":{"refuse":"debt_burden"},"fired":false},{"rule":{"ask_staff":"bureau_unavailable"},"fired":false},{"rule":{"ask_staff":"no_history"},"fired":false},{"rule":{"ask_staff":"score_in_between"},"fired":false},{"rule":{"ask_staff":"income_unusual"},"fired":false}]', '"approve"', 12400, 1795828627757, NULL, 1795828627757),
    ('2748506b-80ce-4644-9911-9075762111e6', '73446c3a-97f2-47b0-9d30-594f38b8f656', 1, 1, 'demo.VM5f6OTJaA2WTXUJx5Zt3HfXjkdF-g0y_qN5zL90VwfRjhFEisLA99oAaUyyFC-qg8NB-LXsROARtaBOH2mprlkj-OvfC3Qzzxvy4XLxDN4cfZrHZxSeqAVbR8RjWKWK-PldfpGAkbSeuteo4S5GEyMGVTZqA_8Qt92aYpLcbvcMtV_PzcczmF7ogYEtSbxfPbCuC3niCPhZgx602KBYrkifIMat3to3W17VdikyLYYLCRpYi7egEpRGQc9_63TrPJTW2GOE74Kea_Il4Md3_gN1L1WGKbC0Ie5eSXj0rRlCz1fD2jznPeDBUttmTFBIrKza8pOya3mEnQx_BmHaMG6QyA6tMD-4vznjCVAGLoPXle-MxgrORbkPBWJviAOgpEQwv5J8KMZiMPkFSLfDwus6sR0HKzZ3oBjlKCUWeb5qNtWOY6BJaqIne_DseIUJEH6xdSQ0VC66mlbtwUej06vBOGzCsh8zQAurVA0IaxqAgCv8ugeO1L0xa4aFw6JPRk97q2UDvDAT9hFZJ5dKxMVY4vVc4JK7P-M5m2aiqkJYZnomGYP9Fk8HMzRcl4SnRcx1-XpezkZBWGIYNIB0oXkJKq0oBDljPexh5hxAAhsenTYuaxcJZDPyy6jFiIMPMQZStaiORKKTcUZONhbFPpHRLh7homKdYo1EGlD-3B82lRaV01sqtnsdrngNCpI', '[{"rule":{"refuse":"self_ban"},"fired":false},{"rule":{"refuse":"too_young"},"fired":false},{"rule":{"refuse":"too_old"},"fired":false},{"rule":{"refuse":"income_too_low"},"fired":false},{"rule":{"refuse":"overdue_here"},"fired":false},{"rule":{"refuse":"open_loan_here"},"fired":false},{"rule":{"refuse":"overdue_elsewhere"},"fired":false},{"rule":{"refuse":"score_too_low"},"fired":false},{"rule":{"refuse":"expensive_loans_limit"},"fired":false},{"rule":{"refuse":"pause_after_expensive_loan"},"fired":false},{"rule":{"refuse":"short_loans_in_a_year"},"fired":false},{"rule":{"refuse":"principal_here"},"fired":false},{"rule":{"refuse":"debt_burden"},"fired":false},{"rule":{"ask_staff":"bureau_unavailable"},"fired":false},{"rule":{"ask_staff":"no_history"},"fired":true},{"rule":{"ask_staff":"score_in_between"},"fired":false},{"rule":{"ask_staff":"income_unusual"},"fired":false}]', '{"ask_staff":["no_history"]}', 12500, 1795832227757, NULL, 1795832227757),
    ('aad45e23-f812-420d-8577-a72a308b8722', '04eac3f6-f521-409e-a050-56166607be13', 1, 1, 'demo.oi6CLAb0MV77ixlmDFsaav2FdzOakzBs1aRPNBiDPUhqkAhkozfrHYm4uqMVC89BHbm_bqrSuuyejtKEQraCWYfwPXa4Uy4bU_1zV4Cxf1FSDeueJh3Kv8rOFTcyseLdkNweSuv8DnmntvUo0XM7g_zH1zfQYYU6H_ssXTsEZhodgiA3Pm6fTeQ1P6B75Cc_NlBVH1Rs1HBBbRraH2p-bytoWSrFiCm2dzJe6DlGFniZOfGh-ZfKMoS2cC_u63WDHMTC7XnO_XOihn93-7yZtIJuAkMJMc4y9NJmDYyw6qorZWAdArU0B5D0LnAgXXImD391-i5Tm3APY_w6B188NJWwsU1IkhC8d2LPTYWJ7VRAMLqbC79B9H6Z8r84miv7YWQ8b1xY8y201AjPnHnD057AazgLT_k3-mMXzQDmjjFG3uRJO6QR-WThMQJKnKMa58Zis9-lUl5CbVdLrN4ucApHqVKd99pQWDuJ4ZvDUHXFAt-wSry7AqzszBRKVl7vN2mawVxijYwWaha0F8eAQjQHbI3dn7xIpr54XU5ug57mimt89B-hCQP15oIsnFamRaYGWJ8LS9CEGRtPHjja4spvOv31yumUJl7OoH6f0wDw8LkR1JU-bnuUeSiA6FVcHa0-5TjxW6BjUFjvUbpWbuLz6SJ-tyVr-2jEfvXtTIIsiCOVBfd1mpoQ_tb3UT8HkOCK', '[{"rule":{"refuse":"self_ban"},"fired":false},{"rule":{"refuse":"too_young"},"fired":false},{"rule":{"refuse":"too_old"},"fired":false},{"rule":{"refuse":"income_too_low"},"fired":false},{"rule":{"refuse":"overdue_here"},"fired":false},{"rule":{"refuse":"open_loan_here"},"fired":false},{"rule":{"refuse":"overdue_elsewhere"},"fired":false},{"rule":{"refuse":"score_too_low"},"fired":false},{"rule":{"refuse":"expensive_loans_limit"},"fired":false},{"rule":{"refuse":"pause_after_expensive_loan"},"fired":false},{"rule":{"refuse":"short_loans_in_a_year"},"fired":false},{"rule":{"refuse":"principal_here"},"fired":false},{"rule":{"refuse":"debt_burden"},"fired":false},{"rule":{"ask_staff":"bureau_unavailable"},"fired":false},{"rule":{"ask_staff":"no_history"},"fired":false},{"rule":{"ask_staff":"score_in_between"},"fired":false},{"rule":{"ask_staff":"income_unusual"},"fired":false}]', '"approve"', 25834, 1795835827757, NULL, 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO documents (hash, kind, template_version, borrower_id, application_id, text, kept_at_ms) VALUES
    ('f4ae25d29e50e0425e3c81e91e8ceb9bb105ad3f7eb7db5da7d46a2fda73de4a', 'personal_data', '2026-11-01', NULL, NULL, 'Согласие на обработку персональных данных
2026-11-01
Я свободно, своей волей и в своём интересе даю ООО МКК «Демозайм» (ОГРН 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, далее — Займодавец) согласие на обработку моих персональных данных (статья 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»).

Цель обработки: рассмотрение моей заявки на заём, заключение и исполнение договора займа.

Данные: фамилия, имя, отчество; дата и место рождения; данные паспорта; адрес регистрации; телефон и адрес электронной почты; ИНН; сведения о месте работы, должности, образовании, доходах и обязательствах; сведения о банковской карте, достаточные для перечисления денег (без полного номера карты); сведения о посещении сайта: IP-адрес, время, описание браузера.

Действия: сбор, запись, систематизация, накопление, хранение, уточнение, извлечение, использование, передача (предоставление) лицам, без которых договор нельзя исполнить (оператору платежей, оператору связи, бюро кредитных историй), блокирование, удаление и уничтожение. Обработка ведётся с использованием средств автоматизации и без них, в базах данных на территории Российской Федерации.

Срок: до достижения цели обработки, а если договор заключён — пять лет после его исполнения, если закон не требует хранить данные дольше.

Согласие можно отозвать в любое время письмом по адресу Займодавца или по телефону 8 800 000-00-00. После отзыва обработка прекращается, кроме случаев, когда закон позволяет или требует её продолжать.', 1795839427743),
    ('3a053c6043fa41c6a8c9650ef6c44567da1d80df9ef2daddba2b00b77150d447', 'credit_bureau', '2026-11-01', NULL, NULL, 'Согласие на получение кредитного отчёта
2026-11-01
Я даю ООО МКК «Демозайм» (ОГРН 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, далее — Займодавец) согласие на получение из бюро кредитных историй основной части моей кредитной истории (статья 6 Федерального закона от 30.12.2004 № 218-ФЗ «О кредитных историях»).

Цель получения: проверка моей платёжеспособности и принятие решения о заключении со мной договора займа, расчёт показателя долговой нагрузки.

Согласие действует шесть месяцев со дня, когда оно дано. Если в этот срок будет заключён договор займа, согласие действует в течение всего срока договора.', 1795839427743),
    ('b8245b82da86330bf3f61554698674c2fe4d25633bad0f5cd19d33ce9ca4d130', 'signing_by_code', '2026-11-01', NULL, NULL, 'Соглашение об использовании простой электронной подписи
2026-11-01
Я и ООО МКК «Демозайм» (ОГРН 0000000000000, номер в реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, далее — Займодавец) договариваемся о том, что электронные документы, подписанные простой электронной подписью по правилам этого соглашения, равнозначны документам на бумаге, подписанным собственноручно (часть 2 статьи 6, статья 9 Федерального закона от 06.04.2011 № 63-ФЗ «Об электронной подписи»).

Ключ подписи — одноразовый код из шести цифр, который Займодавец отправляет в СМС на номер телефона, подтверждённый мной при регистрации. Документ подписан, когда я ввёл этот код на странице с текстом документа и код оказался верным. Код действует пять минут и годится один раз, только для того текста, под которым он запрошен.

Кто подписал документ, определяется по номеру телефона, на который отправлен код, и по учётной записи, в которой он введён. Займодавец хранит текст документа, его контрольную сумму, номер телефона, время отправки и ввода кода, IP-адрес и описание браузера.

Я обязуюсь хранить коды в тайне, никому их не сообщать, не передавать телефон и СИМ-карту другим лицам и сразу сообщить Займодавцу по телефону 8 800 000-00-00, если телефон или номер утрачены либо стали доступны кому-то ещё. Займодавец обязуется не раскрывать коды никому, включая своих сотрудников.

Соглашение действует с подтверждения номера телефона кодом до отказа от него. Отказ не затрагивает документы, подписанные ранее.', 1795839427743),
    ('280edb2dcece45d53fd40935ffa59dbaeaa7b47af0eb10a5ea8edd179bd0b905', 'individual_conditions', '2026-11-22', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'b00558c3-12df-4ff2-b122-14f636d72326', 'Индивидуальные условия договора потребительского займа, редакция 2026-11-22
Полная стоимость потребительского займа	292,000 % годовых; 2 016,00 ₽
Ограничение начислений	По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 18 000,00 ₽ (ч. 24 ст. 5 353-ФЗ).
Номер договора	261029-9576-6921
Кредитор	ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00
Заёмщик	Поздняков Павел
Срок для согласия с условиями	По 6 ноября 2026 включительно; до этого дня кредитор не вправе их изменить.
1. Сумма займа	18 000,00 ₽. Сумма не меняется.
2. Срок действия договора, срок возврата займа	Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 14 дней со дня получения денег: если деньги получены 29 октября 2026, то по 12 ноября 2026 включительно.
3. Валюта	Российский рубль
4. Процентная ставка	292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно.
5. Порядок определения курса иностранной валюты	Не применяется
5.1. Изменение расходов при увеличении переменной ставки	Не применяется: ставка постоянная
6. Количество, размер и сроки платежей	Один платёж: 20 016,00 ₽, из них сумма займа 18 000,00 ₽ и проценты 2 016,00 ₽, не позднее последнего дня срока.
7. Изменение платежей при частичном досрочном возврате	Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ).
8. Способы исполнения обязательств	Банковской картой в личном кабинете; переводом на счёт кредитора
8.1. Бесплатный способ исполнения	Банковской картой в личном кабинете: кредитор не берёт платы
9. Обязанность заключить иные договоры	Не применяется
10. Обеспечение	Не применяется
11. Цели использования займа	Не применяется: на любые цели
12. Ответственность заёмщика, неустойка	При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения.
13. Уступка прав третьим лицам	Кредитор не вправе уступить права по договору без отдельного согласия заёмщика
14. Согласие с общими условиями	Заёмщик согласен с общими условиями договора
15. Услуги за отдельную плату	Не оказываются
16. Обмен информацией	Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора
Порядок передачи денег	На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно.
', 1793247427757),
    ('67f86db96927e0eb505a04eac053b376d90ee91a4b2cda24cf31e990de728ea6', 'individual_conditions', '2026-11-22', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '59e846bf-548e-4791-828e-d837a120217e', 'Индивидуальные условия договора потребительского займа, редакция 2026-11-22
Полная стоимость потребительского займа	292,000 % годовых; 4 800,00 ₽
Ограничение начислений	По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 20 000,00 ₽ (ч. 24 ст. 5 353-ФЗ).
Номер договора	261116-6221-4803
Кредитор	ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00
Заёмщик	Открытов Олег
Срок для согласия с условиями	По 23 ноября 2026 включительно; до этого дня кредитор не вправе их изменить.
1. Сумма займа	20 000,00 ₽. Сумма не меняется.
2. Срок действия договора, срок возврата займа	Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 30 дней со дня получения денег: если деньги получены 16 ноября 2026, то по 16 декабря 2026 включительно.
3. Валюта	Российский рубль
4. Процентная ставка	292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно.
5. Порядок определения курса иностранной валюты	Не применяется
5.1. Изменение расходов при увеличении переменной ставки	Не применяется: ставка постоянная
6. Количество, размер и сроки платежей	Один платёж: 24 800,00 ₽, из них сумма займа 20 000,00 ₽ и проценты 4 800,00 ₽, не позднее последнего дня срока.
7. Изменение платежей при частичном досрочном возврате	Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ).
8. Способы исполнения обязательств	Банковской картой в личном кабинете; переводом на счёт кредитора
8.1. Бесплатный способ исполнения	Банковской картой в личном кабинете: кредитор не берёт платы
9. Обязанность заключить иные договоры	Не применяется
10. Обеспечение	Не применяется
11. Цели использования займа	Не применяется: на любые цели
12. Ответственность заёмщика, неустойка	При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения.
13. Уступка прав третьим лицам	Кредитор не вправе уступить права по договору без отдельного согласия заёмщика
14. Согласие с общими условиями	Заёмщик согласен с общими условиями договора
15. Услуги за отдельную плату	Не оказываются
16. Обмен информацией	Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора
Порядок передачи денег	На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно.
', 1794802627757),
    ('b9bae642ab6e367a3eb3d1103090def7c6de64bf4f358324baa4239b0d38322a', 'individual_conditions', '2026-11-22', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', '3bab629f-1671-4e71-bca0-73438baa5d63', 'Индивидуальные условия договора потребительского займа, редакция 2026-11-22
Полная стоимость потребительского займа	292,000 % годовых; 2 880,00 ₽
Ограничение начислений	По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 12 000,00 ₽ (ч. 24 ст. 5 353-ФЗ).
Номер договора	261128-1444-8051
Кредитор	ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00
Заёмщик	Отказова Ольга
Срок для согласия с условиями	По 4 декабря 2026 включительно; до этого дня кредитор не вправе их изменить.
1. Сумма займа	12 000,00 ₽. Сумма не меняется.
2. Срок действия договора, срок возврата займа	Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 30 дней со дня получения денег: если деньги получены 28 ноября 2026, то по 28 декабря 2026 включительно.
3. Валюта	Российский рубль
4. Процентная ставка	292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно.
5. Порядок определения курса иностранной валюты	Не применяется
5.1. Изменение расходов при увеличении переменной ставки	Не применяется: ставка постоянная
6. Количество, размер и сроки платежей	Один платёж: 14 880,00 ₽, из них сумма займа 12 000,00 ₽ и проценты 2 880,00 ₽, не позднее последнего дня срока.
7. Изменение платежей при частичном досрочном возврате	Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ).
8. Способы исполнения обязательств	Банковской картой в личном кабинете; переводом на счёт кредитора
8.1. Бесплатный способ исполнения	Банковской картой в личном кабинете: кредитор не берёт платы
9. Обязанность заключить иные договоры	Не применяется
10. Обеспечение	Не применяется
11. Цели использования займа	Не применяется: на любые цели
12. Ответственность заёмщика, неустойка	При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения.
13. Уступка прав третьим лицам	Кредитор не вправе уступить права по договору без отдельного согласия заёмщика
14. Согласие с общими условиями	Заёмщик согласен с общими условиями договора
15. Услуги за отдельную плату	Не оказываются
16. Обмен информацией	Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора
Порядок передачи денег	На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно.
', 1795828627757),
    ('bb87b3d81997556247216ee550dc6f4f5d1c3d5c97130707062320b6e2e1823e', 'individual_conditions', '2026-11-22', '2729df82-2f29-4ec0-8c52-c31b90400cfc', '04eac3f6-f521-409e-a050-56166607be13', 'Индивидуальные условия договора потребительского займа, редакция 2026-11-22
Полная стоимость потребительского займа	292,000 % годовых; 6 000,00 ₽
Ограничение начислений	По договору потребительского займа, срок возврата по которому на момент его заключения не превышает одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений достигнет 100 % суммы займа, то есть 25 000,00 ₽ (ч. 24 ст. 5 353-ФЗ).
Номер договора	261128-2029-1869
Кредитор	ООО МКК «Демозайм», ОГРН 0000000000000, запись в государственном реестре микрофинансовых организаций 0000000000000, 000000, г. Примерск, ул. Образцовая, д. 1, тел. 8 800 000-00-00
Заёмщик	Подписнов Пётр
Срок для согласия с условиями	По 4 декабря 2026 включительно; до этого дня кредитор не вправе их изменить.
1. Сумма займа	25 000,00 ₽. Сумма не меняется.
2. Срок действия договора, срок возврата займа	Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через 30 дней со дня получения денег: если деньги получены 28 ноября 2026, то по 28 декабря 2026 включительно.
3. Валюта	Российский рубль
4. Процентная ставка	292,000 % годовых (0,8 % в день), также после окончания срока, пока заём не возвращён. Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день возврата включительно.
5. Порядок определения курса иностранной валюты	Не применяется
5.1. Изменение расходов при увеличении переменной ставки	Не применяется: ставка постоянная
6. Количество, размер и сроки платежей	Один платёж: 31 000,00 ₽, из них сумма займа 25 000,00 ₽ и проценты 6 000,00 ₽, не позднее последнего дня срока.
7. Изменение платежей при частичном досрочном возврате	Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую сумму и проценты на неё. В течение 14 дней всю сумму можно вернуть с процентами за фактические дни (ч. 2 ст. 11 353-ФЗ).
8. Способы исполнения обязательств	Банковской картой в личном кабинете; переводом на счёт кредитора
8.1. Бесплатный способ исполнения	Банковской картой в личном кабинете: кредитор не берёт платы
9. Обязанность заключить иные договоры	Не применяется
10. Обеспечение	Не применяется
11. Цели использования займа	Не применяется: на любые цели
12. Ответственность заёмщика, неустойка	При просрочке — неустойка 20 % годовых от непогашенной части суммы займа за каждый день со дня, следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с процентами неустойка не превышает указанного выше ограничения.
13. Уступка прав третьим лицам	Кредитор не вправе уступить права по договору без отдельного согласия заёмщика
14. Согласие с общими условиями	Заёмщик согласен с общими условиями договора
15. Услуги за отдельную плату	Не оказываются
16. Обмен информацией	Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора
Порядок передачи денег	На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно.
', 1795835827757)
ON CONFLICT DO NOTHING;

INSERT INTO audit (id, at_ms, actor, act, about, details, hash, seal) VALUES
    ('01a2205f-0470-74da-963f-ce74c8869bac', 1795839427693, 'operator', 'add_staff', 'ivanova', '', '1457cb95348a8e8147faa52feb8e69ee7433bd657bad0984ac03356ad1abde8a', 1),
    ('01a2205f-04a4-7541-b130-deec422d3717', 1795839427743, 'borrower 3ef3e57e-5eaa-4822-8672-8e6b03512197', 'register', '3ef3e57e-5eaa-4822-8672-8e6b03512197', 'personal_data credit_bureau signing_by_code', '4efedcbbfa7f4ad6956000bf6f6c2d5838586112cb27b21fb3061e9c2600ca87', 1),
    ('01a2205f-04a8-737c-85c4-cd3a4ed0f14a', 1790672400000, 'system', 'settle', 'ba9c8b44-874c-462d-ad03-298c0c2e6a58', 'payout 20000.00', '731ce8704df427f9272821cae6dd41699cf1a1934baaab4c1a03b4f6c610a4c8', 1),
    ('01a2205f-04aa-766e-a967-c90b86076e35', 1792227600000, 'system', 'settle', '371d0137-4159-4a40-b1fc-be8df5626205', 'payment 22880.00', 'c5d2775d118f0e6d4edb974b29a458733c0865ccfedf35d0d9790ef0158fa2aa', 1),
    ('01a2205f-0547-7711-87f3-f843b0b62aa8', 1793247427757, 'borrower 950a3fd5-b60c-46ad-ba4c-359f942baf04', 'register', '950a3fd5-b60c-46ad-ba4c-359f942baf04', 'personal_data credit_bureau signing_by_code', '0fe45a7fa6d61c6622bb93253433e20553d1bc118f7bdbf2fdc77fca107bcc79', 1),
    ('01a2205f-0548-7347-a9be-d61a1f05e1bb', 1793247427757, 'borrower 950a3fd5-b60c-46ad-ba4c-359f942baf04', 'save_profile', 'dceb75f4-719f-4514-8d2d-8c4f84284f97', 'version 1', 'bd7be0b3012005f53ae41ac20baeead18cfd78493ca3f8fd95b7d6d6ff516c5f', 1),
    ('01a2205f-0551-75fc-8af2-cd83b6dc3303', 1793247427757, 'borrower 950a3fd5-b60c-46ad-ba4c-359f942baf04', 'send_application', 'b00558c3-12df-4ff2-b122-14f636d72326', '', '499c2802f5e87c265a619f5e9d7229378ca15bec274977e617e507f7f971aec4', 1),
    ('01a2205f-0555-7382-aa4c-24be3edbad02', 1793247427757, 'system', 'decide', 'b00558c3-12df-4ff2-b122-14f636d72326', '"approve"', '024abe81678407dc3eedadfc97eca0ee34f5cba0d71e900654b98b9a9975b608', 1),
    ('01a2205f-055c-71c7-bc8c-4c953a44d80c', 1793247427757, 'borrower 950a3fd5-b60c-46ad-ba4c-359f942baf04', 'sign', 'b00558c3-12df-4ff2-b122-14f636d72326', '280edb2dcece45d53fd40935ffa59dbaeaa7b47af0eb10a5ea8edd179bd0b905', 'ebfba3ba05bdc51bd75e895d22188f0a52042ba10b60a517f9bcc6893190f9d7', 1),
    ('01a2205f-0561-777f-9966-cf8c8640350e', 1793247427757, 'system', 'settle', '877c674e-8fbb-4e77-a0bd-8377b3181f01', 'payout 18000.00', '7ed78a256c8b8e23a8a262309c341a4b963601b723f55389ee2054eedce64440', 1),
    ('01a2205f-0585-7541-bffd-8d05be53386b', 1794802627757, 'borrower 95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'register', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'personal_data credit_bureau signing_by_code', '87babe6939c77854728484059bed466ee4820879648c04da34c4119b8864e9d8', 1),
    ('01a2205f-0588-7080-bb22-7bf2a3099f34', 1794802627757, 'borrower 95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'save_profile', '765c2726-5a8c-4d45-9549-62983230b526', 'version 1', 'faee27f725c3d8c9c40d04c044ba134fdd2c4dd421937f1b5ce5296346918a24', 1),
    ('01a2205f-058b-76ed-ad88-f96bdc084226', 1794802627757, 'borrower 95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'send_application', '59e846bf-548e-4791-828e-d837a120217e', '', '09f0e6cfac486c362e05cddd2adb2d1dd0331255d71f354cdab1ae393c0cf076', 1),
    ('01a2205f-058e-77f1-a5bc-578858374fb7', 1794802627757, 'system', 'decide', '59e846bf-548e-4791-828e-d837a120217e', '"approve"', 'ad26a51d5aa51f1910d8bb574c687d4d0b2af5e5f3bbb908ef651ac5bff1fc11', 1),
    ('01a2205f-0590-70f9-b220-b2e549577a25', 1794802627757, 'borrower 95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'sign', '59e846bf-548e-4791-828e-d837a120217e', '67f86db96927e0eb505a04eac053b376d90ee91a4b2cda24cf31e990de728ea6', '2d038ca1c207f0b8c6e49c65a26ffc87bf0837c546bbb10ce6cc0f6615943eb3', 1),
    ('01a2205f-0598-739c-bef0-aa13b81c514c', 1794802627757, 'system', 'settle', 'b33824fb-1d59-470a-b0ba-b74b38374a4e', 'payout 20000.00', '1773491b264339fb47a68cf1019a2943edca48ba0d90ebe0d470bb359332d1ae', 1),
    ('01a2205f-05c1-7196-b6cd-58d5c5f231bc', 1795828627757, 'borrower 0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'register', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'personal_data credit_bureau signing_by_code', 'd025095b2f4efbee9c49cb9fadc3de996db3a9b777a5056d0ac2c5dcaa962083', 1),
    ('01a2205f-05c2-75f6-b3c2-8066c9db0d7f', 1795828627757, 'borrower 0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'save_profile', '6142771f-9a75-454c-8f85-10f0de435167', 'version 1', '289db93b30aa994f71c12f4b9c93bd03685894f911001f7f7df8a50900afcaa7', 1),
    ('01a2205f-05c4-70d2-90cb-1389d96c3dd3', 1795828627757, 'borrower 0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'send_application', '3bab629f-1671-4e71-bca0-73438baa5d63', '', '9e673587fb2b228fa5853035997d0e5f29f6dccbd3394e87356c7967db5d9837', 1),
    ('01a2205f-05ca-7621-b84e-e501c1cf1e09', 1795828627757, 'system', 'decide', '3bab629f-1671-4e71-bca0-73438baa5d63', '"approve"', '14370dd6eb6926b6c5940fe2053cfd338fdcd7ba96ded9c128c7d2ac513430fa', 1),
    ('01a2205f-05d0-7461-8fb4-2d292791857d', 1795828627757, 'borrower 0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'sign', '3bab629f-1671-4e71-bca0-73438baa5d63', 'b9bae642ab6e367a3eb3d1103090def7c6de64bf4f358324baa4239b0d38322a', 'd929f71c0ce594849e7502a2ea8d7fff7a9cf6aac3a145b317b1d44d67073162', 1),
    ('01a2205f-05f6-7688-89ae-e2ab2b67b722', 1795832227757, 'borrower f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'register', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'personal_data credit_bureau signing_by_code', 'be584ad7e6b623ad8570d78eaae2fb2cb6065282dfa1964babeb9ea4235150bb', 1),
    ('01a2205f-05f7-734e-a3c6-41db4717e210', 1795832227757, 'borrower f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'save_profile', 'd473a102-7d04-4432-9725-1fa2f38187e6', 'version 1', '09ad403c00910ec71c5fa9ebf0c5ffb974d5f6bfeffca2edb5bd54df71b7f290', 1),
    ('01a2205f-05fc-7454-99d3-76660d92b68d', 1795832227757, 'borrower f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'send_application', '73446c3a-97f2-47b0-9d30-594f38b8f656', '', '15339fd0d40c82374e2c90a1eceed8fffa04ec8fce1d4b1e56bd454127bbfe46', 1),
    ('01a2205f-05fe-7660-a75b-8f28ddb59815', 1795832227757, 'system', 'decide', '73446c3a-97f2-47b0-9d30-594f38b8f656', '{"ask_staff":["no_history"]}', '077b4543c531cf21ac0e94d66ab1aaa602368132bd904e55f3fa7e09eb2783b9', 1),
    ('01a2205f-0626-77fb-9911-7d7d9f770ff5', 1795835827757, 'borrower 2729df82-2f29-4ec0-8c52-c31b90400cfc', 'register', '2729df82-2f29-4ec0-8c52-c31b90400cfc', 'personal_data credit_bureau signing_by_code', '6a88c05c209c21d615eaf913bcc9f5c69fdbcd30e5e786079db352261d12e28b', 1),
    ('01a2205f-0628-7198-942d-228749c7160c', 1795835827757, 'borrower 2729df82-2f29-4ec0-8c52-c31b90400cfc', 'save_profile', '87e4b066-c56c-41ce-b59b-5adbbd651dd2', 'version 1', 'e7ef2ab7a173e7e0d67f95a986220b90f8d7272ee64b391994ad79b5fad839b0', 1),
    ('01a2205f-062c-7551-8599-47f23be5bbe6', 1795835827757, 'borrower 2729df82-2f29-4ec0-8c52-c31b90400cfc', 'send_application', '04eac3f6-f521-409e-a050-56166607be13', '', 'e3118b3ebbdbea2c8090e20669e2a4c9955e945e178df30cb30fde11cb461b69', 1),
    ('01a2205f-062e-73e4-9cd7-cee4cbcbe6e0', 1795835827757, 'system', 'decide', '04eac3f6-f521-409e-a050-56166607be13', '"approve"', '7a57e89d5fc9183020b25d719e24d8bf4d0367061ddbe1e87025454a69d999f7', 1),
    ('01a22060-0764-70a5-8095-74e652aa9c29', 1795839493987, 'borrower 95ff0bec-fdd2-4c32-b76c-9804580c6c42', 'sign_in', '95ff0bec-fdd2-4c32-b76c-9804580c6c42', '127.0.0.1', 'da30be5636fad41f2031e2fefa2f07808f2ff1b2cfb521cf33928c368172204c', NULL),
    ('01a22060-0784-752f-9dcf-a9d10c6c8567', 1795839494018, 'system', 'settle', '490bfc06-de2d-4667-9ba6-960296fb2306', 'payment 100.00', '41e2ce50c9de58862203d504f25e61e00effa2dbca1317aae4df3f20b7457480', NULL),
    ('01a22060-0d6d-776e-afaa-fedb69e493d1', 1795839495533, 'borrower 950a3fd5-b60c-46ad-ba4c-359f942baf04', 'sign_in', '950a3fd5-b60c-46ad-ba4c-359f942baf04', '127.0.0.1', '79bfe79308ea5d36fe78ac9d47df0ca3fe8bef455375bd8c1ca7d5d62c571aad', NULL),
    ('01a22060-0d94-7773-91e3-ccd6a19dbb2d', 1795839495566, 'system', 'settle', '2d3b71b3-37cb-45d2-9b96-97067fb051d4', 'payment 100.00', 'c13c50b73238c52c375417d40828df53a8d74b3dda02239fe375f37509ef7d0d', NULL),
    ('01a22060-1364-704b-ae61-0300ed2b5cc6', 1795839497060, 'borrower f4c01949-e3e5-49e4-96f7-c2e042b7c727', 'sign_in', 'f4c01949-e3e5-49e4-96f7-c2e042b7c727', '127.0.0.1', '403ae0b6d5ecd2f08397df33c35c9471db11227b8a752391e4adf87ce92baa7f', NULL),
    ('01a22060-1369-74bb-a17c-5e1d1e66bc12', 1795839497065, 'borrower 2729df82-2f29-4ec0-8c52-c31b90400cfc', 'sign_in', '2729df82-2f29-4ec0-8c52-c31b90400cfc', '127.0.0.1', '744ccce081d80b7af13fd3aefff550b51d0c2d5ef2c1f11976d914b207fe68af', NULL),
    ('01a22060-1376-7238-bf6c-e9c144e40008', 1795839497078, 'borrower 0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', 'sign_in', '0ea6dd0c-a7d1-4cdf-a48d-76310559eac3', '127.0.0.1', '6dc66dec40a383da5d076189adaa9f10fab53464b36ee9eefecdd10676fc63f4', NULL),
    ('01a22060-137e-7600-bdef-cc32106686ae', 1795839497085, 'borrower 3ef3e57e-5eaa-4822-8672-8e6b03512197', 'sign_in', '3ef3e57e-5eaa-4822-8672-8e6b03512197', '127.0.0.1', 'b854011a1951e1c85f75866bf34863ae54c76fa6ce19d4ae5bb68929111ee4a2', NULL)
ON CONFLICT DO NOTHING;

INSERT INTO audit_seals (number, hash, sealed_at_ms) VALUES
    (1, 'ec9e514c76ffdff8a76207793ab803ab95062ab3560f447f0848ab3c8984e1f3', 1795839428247)
ON CONFLICT DO NOTHING;

INSERT INTO ledger_balances (on_date, account, debit_kopecks, credit_kopecks, closing_kopecks) VALUES
    ('2026-10-30', 'loan_principal', 0, 0, 1800000),
    ('2026-10-30', 'interest_receivable', 14400, 0, 14400),
    ('2026-10-30', 'penalty_receivable', 0, 0, 0),
    ('2026-10-30', 'acquirer_payments', 0, 0, 2288000),
    ('2026-10-30', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-10-30', 'borrower_balance', 0, 0, 0),
    ('2026-10-30', 'bonus_liability', 0, 0, 0),
    ('2026-10-30', 'interest_income', 0, 14400, -302400),
    ('2026-10-30', 'penalty_income', 0, 0, 0),
    ('2026-10-30', 'write_offs', 0, 0, 0),
    ('2026-10-31', 'loan_principal', 0, 0, 1800000),
    ('2026-10-31', 'interest_receivable', 14400, 0, 28800),
    ('2026-10-31', 'penalty_receivable', 0, 0, 0),
    ('2026-10-31', 'acquirer_payments', 0, 0, 2288000),
    ('2026-10-31', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-10-31', 'borrower_balance', 0, 0, 0),
    ('2026-10-31', 'bonus_liability', 0, 0, 0),
    ('2026-10-31', 'interest_income', 0, 14400, -316800),
    ('2026-10-31', 'penalty_income', 0, 0, 0),
    ('2026-10-31', 'write_offs', 0, 0, 0),
    ('2026-11-01', 'loan_principal', 0, 0, 1800000),
    ('2026-11-01', 'interest_receivable', 14400, 0, 43200),
    ('2026-11-01', 'penalty_receivable', 0, 0, 0),
    ('2026-11-01', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-01', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-01', 'borrower_balance', 0, 0, 0),
    ('2026-11-01', 'bonus_liability', 0, 0, 0),
    ('2026-11-01', 'interest_income', 0, 14400, -331200),
    ('2026-11-01', 'penalty_income', 0, 0, 0),
    ('2026-11-01', 'write_offs', 0, 0, 0),
    ('2026-11-02', 'loan_principal', 0, 0, 1800000),
    ('2026-11-02', 'interest_receivable', 14400, 0, 57600),
    ('2026-11-02', 'penalty_receivable', 0, 0, 0),
    ('2026-11-02', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-02', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-02', 'borrower_balance', 0, 0, 0),
    ('2026-11-02', 'bonus_liability', 0, 0, 0),
    ('2026-11-02', 'interest_income', 0, 14400, -345600),
    ('2026-11-02', 'penalty_income', 0, 0, 0),
    ('2026-11-02', 'write_offs', 0, 0, 0),
    ('2026-11-03', 'loan_principal', 0, 0, 1800000),
    ('2026-11-03', 'interest_receivable', 14400, 0, 72000),
    ('2026-11-03', 'penalty_receivable', 0, 0, 0),
    ('2026-11-03', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-03', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-03', 'borrower_balance', 0, 0, 0),
    ('2026-11-03', 'bonus_liability', 0, 0, 0),
    ('2026-11-03', 'interest_income', 0, 14400, -360000),
    ('2026-11-03', 'penalty_income', 0, 0, 0),
    ('2026-11-03', 'write_offs', 0, 0, 0),
    ('2026-11-04', 'loan_principal', 0, 0, 1800000),
    ('2026-11-04', 'interest_receivable', 14400, 0, 86400),
    ('2026-11-04', 'penalty_receivable', 0, 0, 0),
    ('2026-11-04', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-04', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-04', 'borrower_balance', 0, 0, 0),
    ('2026-11-04', 'bonus_liability', 0, 0, 0),
    ('2026-11-04', 'interest_income', 0, 14400, -374400),
    ('2026-11-04', 'penalty_income', 0, 0, 0),
    ('2026-11-04', 'write_offs', 0, 0, 0),
    ('2026-11-05', 'loan_principal', 0, 0, 1800000),
    ('2026-11-05', 'interest_receivable', 14400, 0, 100800),
    ('2026-11-05', 'penalty_receivable', 0, 0, 0),
    ('2026-11-05', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-05', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-05', 'borrower_balance', 0, 0, 0),
    ('2026-11-05', 'bonus_liability', 0, 0, 0),
    ('2026-11-05', 'interest_income', 0, 14400, -388800),
    ('2026-11-05', 'penalty_income', 0, 0, 0),
    ('2026-11-05', 'write_offs', 0, 0, 0),
    ('2026-11-06', 'loan_principal', 0, 0, 1800000),
    ('2026-11-06', 'interest_receivable', 14400, 0, 115200),
    ('2026-11-06', 'penalty_receivable', 0, 0, 0),
    ('2026-11-06', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-06', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-06', 'borrower_balance', 0, 0, 0),
    ('2026-11-06', 'bonus_liability', 0, 0, 0),
    ('2026-11-06', 'interest_income', 0, 14400, -403200),
    ('2026-11-06', 'penalty_income', 0, 0, 0),
    ('2026-11-06', 'write_offs', 0, 0, 0),
    ('2026-11-07', 'loan_principal', 0, 0, 1800000),
    ('2026-11-07', 'interest_receivable', 14400, 0, 129600),
    ('2026-11-07', 'penalty_receivable', 0, 0, 0),
    ('2026-11-07', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-07', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-07', 'borrower_balance', 0, 0, 0),
    ('2026-11-07', 'bonus_liability', 0, 0, 0),
    ('2026-11-07', 'interest_income', 0, 14400, -417600),
    ('2026-11-07', 'penalty_income', 0, 0, 0),
    ('2026-11-07', 'write_offs', 0, 0, 0),
    ('2026-11-08', 'loan_principal', 0, 0, 1800000),
    ('2026-11-08', 'interest_receivable', 14400, 0, 144000),
    ('2026-11-08', 'penalty_receivable', 0, 0, 0),
    ('2026-11-08', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-08', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-08', 'borrower_balance', 0, 0, 0),
    ('2026-11-08', 'bonus_liability', 0, 0, 0),
    ('2026-11-08', 'interest_income', 0, 14400, -432000),
    ('2026-11-08', 'penalty_income', 0, 0, 0),
    ('2026-11-08', 'write_offs', 0, 0, 0),
    ('2026-11-09', 'loan_principal', 0, 0, 1800000),
    ('2026-11-09', 'interest_receivable', 14400, 0, 158400),
    ('2026-11-09', 'penalty_receivable', 0, 0, 0),
    ('2026-11-09', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-09', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-09', 'borrower_balance', 0, 0, 0),
    ('2026-11-09', 'bonus_liability', 0, 0, 0),
    ('2026-11-09', 'interest_income', 0, 14400, -446400),
    ('2026-11-09', 'penalty_income', 0, 0, 0),
    ('2026-11-09', 'write_offs', 0, 0, 0),
    ('2026-11-10', 'loan_principal', 0, 0, 1800000),
    ('2026-11-10', 'interest_receivable', 14400, 0, 172800),
    ('2026-11-10', 'penalty_receivable', 0, 0, 0),
    ('2026-11-10', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-10', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-10', 'borrower_balance', 0, 0, 0),
    ('2026-11-10', 'bonus_liability', 0, 0, 0),
    ('2026-11-10', 'interest_income', 0, 14400, -460800),
    ('2026-11-10', 'penalty_income', 0, 0, 0),
    ('2026-11-10', 'write_offs', 0, 0, 0),
    ('2026-11-11', 'loan_principal', 0, 0, 1800000),
    ('2026-11-11', 'interest_receivable', 14400, 0, 187200),
    ('2026-11-11', 'penalty_receivable', 0, 0, 0),
    ('2026-11-11', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-11', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-11', 'borrower_balance', 0, 0, 0),
    ('2026-11-11', 'bonus_liability', 0, 0, 0),
    ('2026-11-11', 'interest_income', 0, 14400, -475200),
    ('2026-11-11', 'penalty_income', 0, 0, 0),
    ('2026-11-11', 'write_offs', 0, 0, 0),
    ('2026-11-12', 'loan_principal', 0, 0, 1800000),
    ('2026-11-12', 'interest_receivable', 14400, 0, 201600),
    ('2026-11-12', 'penalty_receivable', 0, 0, 0),
    ('2026-11-12', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-12', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-12', 'borrower_balance', 0, 0, 0),
    ('2026-11-12', 'bonus_liability', 0, 0, 0),
    ('2026-11-12', 'interest_income', 0, 14400, -489600),
    ('2026-11-12', 'penalty_income', 0, 0, 0),
    ('2026-11-12', 'write_offs', 0, 0, 0),
    ('2026-11-13', 'loan_principal', 0, 0, 1800000),
    ('2026-11-13', 'interest_receivable', 14400, 0, 216000),
    ('2026-11-13', 'penalty_receivable', 986, 0, 986),
    ('2026-11-13', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-13', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-13', 'borrower_balance', 0, 0, 0),
    ('2026-11-13', 'bonus_liability', 0, 0, 0),
    ('2026-11-13', 'interest_income', 0, 14400, -504000),
    ('2026-11-13', 'penalty_income', 0, 986, -986),
    ('2026-11-13', 'write_offs', 0, 0, 0),
    ('2026-11-14', 'loan_principal', 0, 0, 1800000),
    ('2026-11-14', 'interest_receivable', 14400, 0, 230400),
    ('2026-11-14', 'penalty_receivable', 986, 0, 1972),
    ('2026-11-14', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-14', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-14', 'borrower_balance', 0, 0, 0),
    ('2026-11-14', 'bonus_liability', 0, 0, 0),
    ('2026-11-14', 'interest_income', 0, 14400, -518400),
    ('2026-11-14', 'penalty_income', 0, 986, -1972),
    ('2026-11-14', 'write_offs', 0, 0, 0),
    ('2026-11-15', 'loan_principal', 0, 0, 1800000),
    ('2026-11-15', 'interest_receivable', 14400, 0, 244800),
    ('2026-11-15', 'penalty_receivable', 986, 0, 2958),
    ('2026-11-15', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-15', 'acquirer_payouts', 0, 0, -3800000),
    ('2026-11-15', 'borrower_balance', 0, 0, 0),
    ('2026-11-15', 'bonus_liability', 0, 0, 0),
    ('2026-11-15', 'interest_income', 0, 14400, -532800),
    ('2026-11-15', 'penalty_income', 0, 986, -2958),
    ('2026-11-15', 'write_offs', 0, 0, 0),
    ('2026-11-16', 'loan_principal', 2000000, 0, 3800000),
    ('2026-11-16', 'interest_receivable', 14400, 0, 259200),
    ('2026-11-16', 'penalty_receivable', 987, 0, 3945),
    ('2026-11-16', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-16', 'acquirer_payouts', 0, 2000000, -5800000),
    ('2026-11-16', 'borrower_balance', 0, 0, 0),
    ('2026-11-16', 'bonus_liability', 0, 0, 0),
    ('2026-11-16', 'interest_income', 0, 14400, -547200),
    ('2026-11-16', 'penalty_income', 0, 987, -3945),
    ('2026-11-16', 'write_offs', 0, 0, 0),
    ('2026-11-17', 'loan_principal', 0, 0, 3800000),
    ('2026-11-17', 'interest_receivable', 30400, 0, 289600),
    ('2026-11-17', 'penalty_receivable', 986, 0, 4931),
    ('2026-11-17', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-17', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-17', 'borrower_balance', 0, 0, 0),
    ('2026-11-17', 'bonus_liability', 0, 0, 0),
    ('2026-11-17', 'interest_income', 0, 30400, -577600),
    ('2026-11-17', 'penalty_income', 0, 986, -4931),
    ('2026-11-17', 'write_offs', 0, 0, 0),
    ('2026-11-18', 'loan_principal', 0, 0, 3800000),
    ('2026-11-18', 'interest_receivable', 30400, 0, 320000),
    ('2026-11-18', 'penalty_receivable', 986, 0, 5917),
    ('2026-11-18', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-18', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-18', 'borrower_balance', 0, 0, 0),
    ('2026-11-18', 'bonus_liability', 0, 0, 0),
    ('2026-11-18', 'interest_income', 0, 30400, -608000),
    ('2026-11-18', 'penalty_income', 0, 986, -5917),
    ('2026-11-18', 'write_offs', 0, 0, 0),
    ('2026-11-19', 'loan_principal', 0, 0, 3800000),
    ('2026-11-19', 'interest_receivable', 30400, 0, 350400),
    ('2026-11-19', 'penalty_receivable', 987, 0, 6904),
    ('2026-11-19', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-19', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-19', 'borrower_balance', 0, 0, 0),
    ('2026-11-19', 'bonus_liability', 0, 0, 0),
    ('2026-11-19', 'interest_income', 0, 30400, -638400),
    ('2026-11-19', 'penalty_income', 0, 987, -6904),
    ('2026-11-19', 'write_offs', 0, 0, 0),
    ('2026-11-20', 'loan_principal', 0, 0, 3800000),
    ('2026-11-20', 'interest_receivable', 30400, 0, 380800),
    ('2026-11-20', 'penalty_receivable', 986, 0, 7890),
    ('2026-11-20', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-20', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-20', 'borrower_balance', 0, 0, 0),
    ('2026-11-20', 'bonus_liability', 0, 0, 0),
    ('2026-11-20', 'interest_income', 0, 30400, -668800),
    ('2026-11-20', 'penalty_income', 0, 986, -7890),
    ('2026-11-20', 'write_offs', 0, 0, 0),
    ('2026-11-21', 'loan_principal', 0, 0, 3800000),
    ('2026-11-21', 'interest_receivable', 30400, 0, 411200),
    ('2026-11-21', 'penalty_receivable', 986, 0, 8876),
    ('2026-11-21', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-21', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-21', 'borrower_balance', 0, 0, 0),
    ('2026-11-21', 'bonus_liability', 0, 0, 0),
    ('2026-11-21', 'interest_income', 0, 30400, -699200),
    ('2026-11-21', 'penalty_income', 0, 986, -8876),
    ('2026-11-21', 'write_offs', 0, 0, 0),
    ('2026-11-22', 'loan_principal', 0, 0, 3800000),
    ('2026-11-22', 'interest_receivable', 30400, 0, 441600),
    ('2026-11-22', 'penalty_receivable', 987, 0, 9863),
    ('2026-11-22', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-22', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-22', 'borrower_balance', 0, 0, 0),
    ('2026-11-22', 'bonus_liability', 0, 0, 0),
    ('2026-11-22', 'interest_income', 0, 30400, -729600),
    ('2026-11-22', 'penalty_income', 0, 987, -9863),
    ('2026-11-22', 'write_offs', 0, 0, 0),
    ('2026-11-23', 'loan_principal', 0, 0, 3800000),
    ('2026-11-23', 'interest_receivable', 30400, 0, 472000),
    ('2026-11-23', 'penalty_receivable', 986, 0, 10849),
    ('2026-11-23', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-23', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-23', 'borrower_balance', 0, 0, 0),
    ('2026-11-23', 'bonus_liability', 0, 0, 0),
    ('2026-11-23', 'interest_income', 0, 30400, -760000),
    ('2026-11-23', 'penalty_income', 0, 986, -10849),
    ('2026-11-23', 'write_offs', 0, 0, 0),
    ('2026-11-24', 'loan_principal', 0, 0, 3800000),
    ('2026-11-24', 'interest_receivable', 30400, 0, 502400),
    ('2026-11-24', 'penalty_receivable', 986, 0, 11835),
    ('2026-11-24', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-24', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-24', 'borrower_balance', 0, 0, 0),
    ('2026-11-24', 'bonus_liability', 0, 0, 0),
    ('2026-11-24', 'interest_income', 0, 30400, -790400),
    ('2026-11-24', 'penalty_income', 0, 986, -11835),
    ('2026-11-24', 'write_offs', 0, 0, 0),
    ('2026-11-25', 'loan_principal', 0, 0, 3800000),
    ('2026-11-25', 'interest_receivable', 30400, 0, 532800),
    ('2026-11-25', 'penalty_receivable', 986, 0, 12821),
    ('2026-11-25', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-25', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-25', 'borrower_balance', 0, 0, 0),
    ('2026-11-25', 'bonus_liability', 0, 0, 0),
    ('2026-11-25', 'interest_income', 0, 30400, -820800),
    ('2026-11-25', 'penalty_income', 0, 986, -12821),
    ('2026-11-25', 'write_offs', 0, 0, 0),
    ('2026-11-26', 'loan_principal', 0, 0, 3800000),
    ('2026-11-26', 'interest_receivable', 30400, 0, 563200),
    ('2026-11-26', 'penalty_receivable', 987, 0, 13808),
    ('2026-11-26', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-26', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-26', 'borrower_balance', 0, 0, 0),
    ('2026-11-26', 'bonus_liability', 0, 0, 0),
    ('2026-11-26', 'interest_income', 0, 30400, -851200),
    ('2026-11-26', 'penalty_income', 0, 987, -13808),
    ('2026-11-26', 'write_offs', 0, 0, 0),
    ('2026-11-27', 'loan_principal', 0, 0, 3800000),
    ('2026-11-27', 'interest_receivable', 30400, 0, 593600),
    ('2026-11-27', 'penalty_receivable', 986, 0, 14794),
    ('2026-11-27', 'acquirer_payments', 0, 0, 2288000),
    ('2026-11-27', 'acquirer_payouts', 0, 0, -5800000),
    ('2026-11-27', 'borrower_balance', 0, 0, 0),
    ('2026-11-27', 'bonus_liability', 0, 0, 0),
    ('2026-11-27', 'interest_income', 0, 30400, -881600),
    ('2026-11-27', 'penalty_income', 0, 986, -14794),
    ('2026-11-27', 'write_offs', 0, 0, 0)
ON CONFLICT DO NOTHING;

