// What is left when the program can't have a page: the page as the server wrote it, which works by its forms and links.
//
// Others are at work on our pages, too: password managers, translators, ad blockers. The program takes a page over by
// walking along what the server wrote, so a page that they have changed is not for it.

/** Nothing on the page is the program's any more. */
let isPlain = false;

// The program's own listeners would keep a form from being posted and never post it themselves: this one comes before them.
for (const kind of ["click", "submit", "input", "change", "popstate"]) {
  addEventListener(
    kind,
    (event) => {
      if (!isPlain) return;
      event.stopImmediatePropagation();
      // An address that the program gave to this document is a page of its own.
      if (kind === "popstate") location.reload();
    },
    true,
  );
}

/** Whether all that is the program's stands there as the server wrote it, which tells how many elements that are. */
export function isAsWritten() {
  const written = document.querySelector("meta[name=elements]")?.content;
  let count = 0;
  for (const part of document.body.children) {
    if (part.matches(".footer")) break;
    count += 1 + part.getElementsByTagName("*").length;
  }
  return !written || +written === count;
}

/** Firefox keeps a button as it was over a reload; the server never writes one that can't be pressed. */
export function enableButtons() {
  for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
}

/** Leaves this page, and those that come after it, to the browser; the server writes down whose it was. */
export function leavePlain(step, error) {
  if (isPlain) return;
  isPlain = true;
  const root = document.documentElement;
  delete root.dataset.hydrated;
  root.dataset.hydrationFailed = "";
  enableButtons();
  // What the server writes for browsers without scripts.
  for (const part of document.querySelectorAll("noscript")) part.outerHTML = part.textContent;
  console.warn("The page works without its program:", step, error);
  // What only did not arrive may arrive with the next page.
  if (step === "start" && !["ReferenceError", "CompileError", "LinkError"].includes(error.name)) return;
  document.cookie = `plain=${new URL(import.meta.url).pathname};path=/;SameSite=Lax`;
  fetch("/plain", { method: "POST", body: step, keepalive: true }).catch(() => {});
}
