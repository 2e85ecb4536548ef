/** A larger loan: its money waits for hours, in which the loan can be refused. */
import { expect, test } from '../fixtures/test.ts';

const LARGE = { product: 'long-term', amount: '60 000', days: '182' };

for (const refuses of [true, false]) {
  test(refuses ? 'a loan that waits is refused' : 'a loan that waits is paid out afterwards', async ({ page, cabinet, person, clock, books }) => {
    test.slow();
    await cabinet.getOffer(person, LARGE);
    await expect(page.getByText(/^После подписания деньги ждут 4\sчаса/)).toBeVisible();
    await cabinet.sign(person);
    await expect(page.getByRole('heading', { name: 'От займа ещё можно отказаться' })).toBeVisible();
    await expect(page.getByText(/^Осталось (4\sчаса 0\sминут|3\sчаса 59\sминут)/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Отозвать заявку' })).toHaveCount(0);
    const address = page.url();
    await cabinet.visit('/cabinet');
    await expect(page.getByText(/Деньги отправим после паузы, которую требует закон/)).toBeVisible();
    await cabinet.visit(new URL(address).pathname);
    if (refuses) {
      await cabinet.press('Отказаться от займа');
      await expect(page.getByText(/^Вы отказались от займа\. Денег мы не отправляли/)).toBeVisible();
      await clock.advance(1);
      await cabinet.signInAgain(person);
      await expect(page.getByRole('heading', { name: 'Открытых займов нет' })).toBeVisible();
    } else {
      await clock.advance(1);
      await cabinet.signInAgain(person);
      // the money is sent behind the page, which does not wait for it
      await cabinet.settleByReloading(page.getByRole('heading', { name: 'Следующий платёж' }));
    }
    await books();
  });
}
