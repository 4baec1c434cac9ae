// Keeps the progress of an import up to date, and shows the page anew once it has ended.
(() => {
  const SECONDS = 2;
  const selector = "[data-import-progress]";
  const shown = document.querySelector(selector);

  const refresh = async () => {
    const answer = await fetch(window.location.href).catch(() => null);
    // A server that is away comes back; whoever was logged out is sent to the login by the next page.
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector);
    if (fresh?.dataset.importProgress !== shown.dataset.importProgress) window.location.reload();
    else shown.replaceChildren(...fresh.childNodes);
  };

  setInterval(refresh, SECONDS * 1000);
})();
