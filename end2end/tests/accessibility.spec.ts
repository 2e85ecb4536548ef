/** Every page for everyone: axe, narrow screens, the keyboard. */
import type { Locator, Page } from '@playwright/test';
import axe from 'axe-core';
import { expect, test } from '../fixtures/test.ts';
import { applicationPages, loanPages, publicPages, refusalPages } from '../fixtures/tour.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Sums, shares, days and numbers of contracts that a translator would take for words. */
async function figuresAmongWords(page: Page): Promise<string[]> {
  return page.locator('main').evaluate((main) => {
    const figure = /\d\s?[₽%]|\d\s\p{L}+\s\d{4}|№\s\S*\d|\d{2}:\d{2}/u;
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      if (figure.test(text.data) && !text.parentElement?.closest('[translate=no], noscript')) found.push(text.data);
    }
    return found;
  });
}

/** What axe finds in the document as it stands. Its own runner would open another page for each answer. */
async function foundByAxe(page: Page): Promise<string[]> {
  expect(page.frames(), 'axe looks into one document').toHaveLength(1);
  return page.evaluate(async (tags) => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`);
  }, WCAG);
}

/** What axe finds, light and dark, and whether the page fits 320 px without scrolling sideways. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await foundByAxe(page)).map((fault) => `${name}, ${colorScheme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  // The acquirer's pages are not ours.
  if (!name.startsWith('acquirer')) {
    found.push(...(await figuresAmongWords(page)).map((text) => `${name}: not kept from translators: ${text}`));
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) found.push(`${name}: ${width} px wide at 320 px`);
  if (size) await page.setViewportSize(size);
  return found;
}

/** Looks at each page of a tour and tells everything at its end. */
function collector(page: Page) {
  const found: string[] = [];
  return {
    look: async (name: string) => void found.push(...(await faultsOf(page, name))),
    done: () => expect(found).toEqual([]),
  };
}

test('pages before sign-in', async ({ page, cabinet, person, guard }) => {
  test.slow();
  guard.expectStatus(404);
  const { look, done } = collector(page);
  await publicPages(cabinet, person, look);
  done();
});

test('pages from registration to a closed loan', async ({ page, cabinet, person, clock }) => {
  test.setTimeout(300_000);
  const { look, done } = collector(page);
  await applicationPages(cabinet, person, look);
  await loanPages(cabinet, person, look, () => clock.advance(10));
  done();
});

test('a refusal', async ({ page, cabinet, newPerson }) => {
  test.slow();
  const { look, done } = collector(page);
  await refusalPages(cabinet, newPerson('selfBan'), look);
  done();
});

/** Presses Tab until something has the focus; the focus can be seen at each stop. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline, 'the focus can be seen').not.toMatch(/^none| 0px$/);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab does not get there');
}

test('signing in by the keyboard alone', async ({ page, cabinet, person, simulator }) => {
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await cabinet.visit('/login');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'К содержанию' })).toBeFocused();
  await tabTo(page, page.getByLabel('Номер телефона'));
  await page.keyboard.type(person.phone);
  await tabTo(page, page.getByRole('button', { name: 'Продолжить' }));
  await page.keyboard.press('Enter');
  const code = page.getByLabel('Код из СМС', { exact: true });
  await code.waitFor();
  await tabTo(page, code);
  await page.keyboard.type(await simulator.code(person.phone));
  await page.keyboard.press('Enter');
  await cabinet.arrive('Здравствуйте, Вера');
});
