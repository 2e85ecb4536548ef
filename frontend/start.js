// Starts the browser's program: a file of its own, since the content security policy allows no inline script.
import "./focus.js";
import { enableButtons, isAsWritten, leavePlain } from "./plain.js";
import { keepTextsInPlace } from "./texts.js";
import start, { hydrate, load } from "./cabinet.js";

// A page that comes back as it was left shows the debt of then, and its forms were sent already.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

enableButtons();
let step = "start";
try {
  await start({ module_or_path: new URL("cabinet_bg.wasm", import.meta.url) });
  await load();
  step = "changed";
  if (!isAsWritten()) throw new Error("others have changed it");
  step = "hydrate";
  keepTextsInPlace();
  hydrate();
  step = "stopped";
} catch (error) {
  leavePlain(step, error);
}

// A program that met what it did not expect stops for good.
const stopped = (error) => error?.name === "RuntimeError" && leavePlain(step, error);
addEventListener("error", ({ error }) => stopped(error));
addEventListener("unhandledrejection", ({ reason }) => stopped(reason));
