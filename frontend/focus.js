// Links within a page (past its head, to a wrong field) take the focus along and are no step of the way back. The program's
// router would only scroll, and add them to the browser's history.
addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const goal = link && document.getElementById(link.hash.slice(1));
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  },
  true,
);
