// Says while one types how long a text is, and how the page will look in search results and when it is shared.
(() => {
  const value = (name) => document.querySelector(`[name="${name}"]`)?.value.trim() || "";
  const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

  const count = (panel) => {
    const { counted, countedLeast, countedMost } = panel.dataset;
    const field = panel.querySelector(`[name="${counted}"]`);
    if (!field) return;
    let line = panel.querySelector(".rubrique-count");
    if (!line) {
      line = document.createElement("p");
      line.className = "rubrique-count";
      line.id = `${field.id}-count`;
      field.insertAdjacentElement("afterend", line);
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") || ""} ${line.id}`.trim());
    }
    const length = field.value.trim().length;
    const state = length > countedMost ? "long" : length < countedLeast ? "short" : "good";
    const sentence = { long: panel.dataset.countedLong, short: panel.dataset.countedShort, good: panel.dataset.countedGood };
    line.dataset.state = state;
    line.textContent = sentence[state].replace("{n}", length).replace("{least}", countedLeast).replace("{most}", countedMost);
  };

  const picture = (fields) => {
    for (const name of fields) {
      const image = document.querySelector(`#id_${name}-chooser img[src]`);
      if (value(name) && image) return image.src;
    }
    return "";
  };

  const show = (panel) => {
    const title = value("seo_title") || value("title");
    const description = value("search_description") || value(panel.dataset.summaryField);
    panel.querySelectorAll("[data-sharing-title]").forEach((each) => { each.textContent = title; });
    panel.querySelectorAll("[data-sharing-description]").forEach((each) => {
      each.textContent = shortened(description, Number(each.dataset.most));
    });
    const frame = panel.querySelector("[data-sharing-picture]");
    const source = picture(panel.dataset.pictureFields.split(" "));
    frame.style.backgroundImage = source ? `url("${source}")` : "";
    frame.toggleAttribute("data-filled", Boolean(source));
  };

  const refresh = () => {
    document.querySelectorAll("[data-counted]").forEach(count);
    document.querySelectorAll("[data-sharing]").forEach(show);
  };

  document.addEventListener("DOMContentLoaded", () => {
    refresh();
    document.addEventListener("input", refresh);
    document.addEventListener("change", refresh);
    document.addEventListener("w-autosave:success", refresh);
    // A picture is chosen in a dialog that tells of it by changing the page only.
    const choosers = document.querySelectorAll(".image-chooser");
    const watcher = new MutationObserver(refresh);
    choosers.forEach((each) => watcher.observe(each, { attributes: true, subtree: true, attributeFilter: ["src"] }));
  });
})();
