/** Other people's things are not there. */
import { expect, test } from '../fixtures/test.ts';

test('another borrower’s application and loan look like nothing at all', async ({ page, cabinet, newPerson, guard }) => {
  test.slow();
  guard.expectStatus(404);
  const owner = newPerson();
  const there = cabinet.byForms;
  await there.getOffer(owner);
  const application = new URL(there.address).pathname;
  await there.sign(owner);
  await there.openLoan();
  const loan = new URL(there.address).pathname;
  await there.signOut();

  await there.register(newPerson());
  const unknown = '00000000-0000-4000-8000-000000000000';
  const seen = new Set<string>();
  for (const path of [application, loan, `${loan}/pay`, `${loan}/holiday`, `${loan}/payments/${unknown}`, `/cabinet/loans/${unknown}`, '/cabinet/loans/1', '/nowhere']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await cabinet.arrive('Такой страницы нет');
    seen.add(await page.getByRole('main').innerText());
  }
  expect(seen.size).toBe(1);
});
