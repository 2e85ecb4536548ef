// For `watch`: loads the page again when another server answers than the one that it came from.
const server = () => fetch("/healthz").then((answer) => answer.text()).catch(() => "");
server().then((first) => setInterval(async () => {
  const now = await server();
  if (now && now !== first) location.reload();
}, 1000));
