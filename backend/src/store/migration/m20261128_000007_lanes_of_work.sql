-- Each lane of work looks for its own kinds; what was done long ago is deleted by index. A job that is promised again while
-- it is done is done once more: `promised` counts. `notifications` is written by the last release only.
ALTER TABLE jobs ADD COLUMN promised BIGINT NOT NULL DEFAULT 1;
DROP INDEX jobs_due;
CREATE INDEX jobs_due ON jobs (kind, run_at_ms) WHERE done_at_ms IS NULL AND NOT dead;
CREATE INDEX jobs_done ON jobs (done_at_ms) WHERE done_at_ms IS NOT NULL;
CREATE INDEX jobs_dead ON jobs (run_at_ms) WHERE dead;
CREATE INDEX rate_limits_over ON rate_limits (window_ends_at_ms);
