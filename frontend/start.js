// Starts the browser's program: a file of its own, since the content security policy allows no inline script.
import start, { hydrate, load } from "./cabinet.js";

try {
  await start({ module_or_path: new URL("cabinet_bg.wasm", import.meta.url) });
  await load();
  hydrate();
} catch (error) {
  // The page works by forms and links nevertheless; it only says so on <html>.
  document.documentElement.dataset.hydrationFailed = "";
  console.error("The page works without its program, which did not start:", error);
}
