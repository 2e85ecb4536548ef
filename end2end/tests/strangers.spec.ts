/** Other people's things are not there. */
import { expect, test } from '../fixtures/test.ts';

test('another borrower’s application and loan look like nothing at all', async ({ page, cabinet, newPerson, guard }) => {
  test.slow();
  guard.expectStatus(404);
  const owner = newPerson();
  await cabinet.register(owner);
  await cabinet.apply(owner);
  const application = new URL(page.url()).pathname;
  await cabinet.offered();
  await cabinet.sign(owner);
  await cabinet.openLoan();
  const loan = new URL(page.url()).pathname;
  await cabinet.signOut();

  await cabinet.register(newPerson());
  const unknown = '00000000-0000-4000-8000-000000000000';
  const seen = new Set<string>();
  for (const path of [application, loan, `${loan}/pay`, `${loan}/payments/${unknown}`, `/cabinet/loans/${unknown}`, '/cabinet/loans/1', '/nowhere']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await cabinet.arrive('Такой страницы нет');
    seen.add(await page.getByRole('main').innerText());
  }
  expect(seen.size).toBe(1);
});
