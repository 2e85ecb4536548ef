/**
 * The acquirer fails while money moves. In the end it is paid out once and charged once, the books balance, and the
 * pages never said otherwise. One test for each fault: it strikes the payout first, then the payment.
 */
import { CARDS, type Fault } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';

/** The faults, and how often they strike; until they are switched off if that is not given. */
const FAULTS: [Fault, number?][] = [
  ['slow'],
  ['down', 3],
  ['500_done', 1],
  ['500_not_done', 1],
  ['reset_done', 1],
  ['reset_not_done', 1],
  ['hang', 1],
  ['lost_webhook'],
  ['doubled_webhook'],
  ['late_webhook'],
];

for (const [fault, count] of FAULTS) {
  test(fault, async ({ page, cabinet, person, simulator, books }) => {
    test.setTimeout(240_000);
    const before = await simulator.state();
    await cabinet.getOffer(person);

    await cabinet.press('Подписать');
    await cabinet.typeCode(person.phone);
    await simulator.fault(fault, count);
    await cabinet.press('Подписать');
    const issued = page.getByRole('heading', { name: 'Займ выдан' });
    const refused = page.getByRole('heading', { name: 'Банк не принял перевод' });
    await cabinet.settle(issued.or(refused), 120_000);
    await expect(issued, 'the page never says that the payout was refused').toBeVisible();
    await simulator.noFaults();
    const { payouts } = await simulator.state();
    expect(payouts.slice(before.payouts.length).map(({ status, amount }) => [status, amount.value])).toEqual([
      ['succeeded', '15000.00'],
    ]);
    await cabinet.openLoan();

    await simulator.fault(fault, count);
    await cabinet.startPayment();
    await cabinet.reachAcquirer();
    await cabinet.enterCard(CARDS.good);
    await cabinet.paymentEnds('Займ закрыт');
    await simulator.noFaults();
    const { payments } = await simulator.state();
    const charged = payments.slice(before.payments.length).filter(({ status }) => status === 'succeeded');
    expect(charged.map(({ amount }) => amount.value)).toEqual(['15000.00']);
    await books();
  });
}
