// A translator puts elements of its own in the place of our texts. What the program then writes into a text would be seen
// by nobody, and what it puts before one would be lost: a text that it writes to comes back to where it stood first.

/** Texts that are gone from the page, with what stands there instead. */
const instead = new WeakMap();

function note(changes) {
  const came = new Set(changes.flatMap(({ addedNodes }) => [...addedNodes]));
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of changes) {
    for (const text of removedNodes) {
      const other = addedNodes[0] ?? [previousSibling, nextSibling].find((node) => came.has(node));
      if (text.nodeType === Node.TEXT_NODE && other) instead.set(text, other);
    }
  }
}

/** From now on the program's texts stay where they belong. */
export function keepTextsInPlace() {
  const changes = new MutationObserver(note);
  changes.observe(document.body, { childList: true, subtree: true });
  const back = (text) => {
    note(changes.takeRecords());
    const other = instead.get(text);
    if (!text.isConnected && other?.isConnected) other.replaceWith(text);
    return text;
  };
  const { get: parent } = Object.getOwnPropertyDescriptor(Node.prototype, "parentNode");
  const { remove } = CharacterData.prototype;
  Object.defineProperties(Text.prototype, {
    nodeValue: {
      get() {
        return this.data;
      },
      set(words) {
        back(this).data = words;
      },
    },
    parentNode: {
      get() {
        return parent.call(back(this));
      },
    },
    remove: {
      value() {
        remove.call(back(this));
      },
    },
  });
}
