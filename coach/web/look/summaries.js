// Brings a file of feedback to the server, tells how far its reading is, and shows what came of it.
// What is shown comes from this server for this browser alone; it never passes through a link.
(() => {
  const LARGEST = 10 * 1024 * 1024;
  const PAUSE = 350;
  const picker = document.createElement("input");
  picker.type = "file";
  picker.accept = ".csv,.tsv,.txt,.xlsx";
  picker.hidden = true;
  picker.tabIndex = -1;
  picker.setAttribute("aria-label", "A file of feedback");
  picker.id = "summaries-file";
  document.body.append(picker);

  const opener = () => document.querySelector('button[name="picks"]');

  function press(says) {
    const box = document.querySelector("#said-summaries :is(textarea, input)");
    if (!box) return;
    box.value = says;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => document.querySelector("#go-summaries")?.click());
  }

  // News of the form, which stands under it: the card beside it may show an earlier file.
  function tell(words, kind = "problem") {
    let news = document.querySelector("#summaries-news");
    if (!news) {
      news = document.createElement("p");
      news.id = "summaries-news";
      news.setAttribute("role", "status");
      document.querySelector("#summaries-ask").after(news);
    }
    news.className = kind;
    news.textContent = words;
  }

  async function bring(file) {
    const button = opener();
    if (!file || !button || button.disabled) return;
    const size = (file.size / 1024 / 1024).toFixed(1);
    if (file.size > LARGEST)
      return tell(`${file.name} has ${size} MB; 10 MB can be read. Split it into several files, each with the first row.`);
    tell(`Bringing ${file.name}`, "quiet");
    button.disabled = true;
    try {
      const headers = { "x-ticket": button.value, "x-file-name": encodeURIComponent(file.name.slice(-200)) };
      const answer = await fetch("summaries/upload", { method: "POST", headers, body: file, cache: "no-store" });
      const kind = answer.headers.get("content-type") ?? "";
      if (!kind.startsWith("application/json")) {
        tell(await answer.text());
        return press("fresh");
      }
      const said = await answer.json();
      button.value = said.ticket;
      tell(said.problem ?? "");
      if (said.token) press(`show ${said.token}`);
    } catch {
      tell("The file could not be brought. Is the coach still running?");
      press("fresh");
    } finally {
      button.disabled = false;
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.('button[name="picks"]')) picker.click();
  });
  picker.addEventListener("change", () => {
    const file = picker.files[0];
    bring(file).finally(() => (picker.value = "")); // the same file may be chosen again
  });

  const zone = (event) => event.target.closest?.("#summaries-form");
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  for (const name of ["dragover", "dragleave", "drop"])
    document.addEventListener(name, (event) => {
      if (!carries(event) || !document.querySelector("#summaries-form")) return;
      const form = zone(event);
      document.querySelector("#summaries-form").classList.toggle("over", name === "dragover" && !!form);
      if (!form) return;
      event.preventDefault();
      event.stopPropagation();
      if (name === "drop") bring(event.dataTransfer.files[0]);
    }, true);

  const later = (pause) => new Promise((done) => setTimeout(done, pause));

  // A place names its file; it is filled once the file is read, and left alone when it is gone.
  async function fill(place) {
    const [kind, token] = place.id.split(/-of-(.*)/s);
    const query = kind === "shared" ? "?shared=1" : "";
    place.innerHTML = '<p role="status" class="quiet"></p><progress max="1" value="0"></progress>';
    const [words, bar] = place.children;
    bar.setAttribute("aria-label", "How far the reading is");
    try {
      for (;;) {
        const answer = await fetch(`summaries/${token}/progress${query}`, { cache: "no-store" });
        if (!answer.ok) return say(place, await answer.text());
        const standing = await answer.json();
        if (standing.done) break;
        if (words.textContent !== standing.words) words.textContent = standing.words;
        bar.value = standing.share;
        await later(PAUSE);
        if (!place.isConnected) return;
      }
      const answer = await fetch(`summaries/${token}${query}`, { cache: "no-store" });
      const said = await answer.text();
      // Only an article made by this server is markup; anything else is shown as words.
      if (answer.ok) place.innerHTML = said;
      else say(place, said);
      if (place.querySelector("h2, h3")) tell("It stands on the page now.", "unseen"); // read aloud
      place.closest(".desk")?.querySelector(".result")?.removeAttribute("aria-busy");
      bringIntoView(place);
    } catch {
      say(place, "What came of the file could not be shown. Is the coach still running?");
    }
  }

  function say(place, words) {
    place.innerHTML = '<p class="problem" role="status"></p>';
    place.firstChild.textContent = words;
  }

  // On a narrow page the result stands under the form.
  function bringIntoView(place) {
    if (place.getBoundingClientRect().top < innerHeight / 2) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }

  new MutationObserver(() => {
    for (const place of document.querySelectorAll(".arrives:empty")) fill(place);
  }).observe(document.body, { subtree: true, childList: true });
})();
