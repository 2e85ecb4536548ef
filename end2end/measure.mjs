// Measures pages as somebody on a slow phone meets them: slow 4G (1.6 Mbit/s, 150 ms) and a processor four times as slow, by
// Chromium's own throttling, with an empty cache. `node measure.mjs URL…` prints a line of JSON for each: medians of five.
import { chromium } from '@playwright/test';

const RUNS = 5;
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

/** Runs in the page: what its own clock says, in milliseconds since it was asked for. */
async function told() {
  const entries = (type) =>
    new Promise((resolve) => {
      const seen = [];
      new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => resolve(seen), 200);
    });
  const [paints, contents, tasks] = await Promise.all(
    ['paint', 'largest-contentful-paint', 'longtask'].map(entries),
  );
  return {
    fcp: paints.find(({ name }) => name === 'first-contentful-paint')?.startTime,
    lcp: contents.at(-1)?.startTime,
    blocked: tasks.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0),
  };
}

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if ('hydrated' in document.documentElement.dataset) globalThis.hydratedAt ??= performance.now();
    }).observe(document, { attributes: true, attributeFilter: ['data-hydrated'], subtree: true });
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let [bytes, requests] = [0, 0];
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => globalThis.hydratedAt !== undefined);
  await page.waitForLoadState('networkidle');
  const hydrated = await page.evaluate(() => globalThis.hydratedAt);
  const result = { ...(await page.evaluate(told)), hydrated, bytes, requests };
  await context.close();
  return result;
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
for (const url of process.argv.slice(2)) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(browser, url));
  const figures = Object.keys(runs[0]).map((key) => [key, Math.round(median(runs.map((run) => run[key])))]);
  console.log(JSON.stringify({ url, ...Object.fromEntries(figures) }));
}
await browser.close();
