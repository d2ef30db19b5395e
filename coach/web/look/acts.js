// Buttons and lists in our own markup: brings each press to the server, one after the other,
// and puts the focus back where it was once the card is shown anew.
(() => {
  const PATIENCE = 3000;
  const waiting = new Map(); // surface -> what is still to be sent
  const busy = new Set();

  function send(surface, says, from) {
    if (busy.has(surface)) {
      waiting.set(surface, [...(waiting.get(surface) ?? []), [says, from]].slice(-5));
      return;
    }
    const box = document.querySelector(`#said-${surface} :is(textarea, input)`);
    const go = document.querySelector(`#go-${surface}`);
    if (!box || !go) return;
    if (from?.classList?.contains("leads")) return lead(box, says, go);
    busy.add(surface);
    // What the doors out of a pairing show stands apart from the doors.
    const apart = document.querySelector(`#${surface}-card.apart`);
    const card = apart ?? from?.closest?.('[data-testid="markdown-wrapper"]');
    box.value = says;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const done = () => {
      watcher?.disconnect();
      clearTimeout(timer);
      card?.removeAttribute("aria-busy");
      busy.delete(surface);
      refocus(surface, says, from);
      const [next, ...rest] = waiting.get(surface) ?? [];
      waiting.set(surface, rest);
      if (next) send(surface, ...next);
    };
    const watcher = card && new MutationObserver(() => setTimeout(done));
    const timer = setTimeout(done, card ? PATIENCE : 150);
    watcher?.observe(card, { subtree: true, childList: true, characterData: true });
    card?.setAttribute("aria-busy", "true");
    setTimeout(() => go.click());
  }

  // Some buttons lead to another tab, which fills itself meanwhile; their own card stays.
  function lead(box, says, go) {
    box.value = says;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => {
      go.click();
      const tabs = [...document.querySelectorAll('#tabs [role="tab"]')];
      tabs.find((tab) => tab.textContent.trim() === "Prepare")?.click();
    });
  }

  // The pressed button is gone with the old card: its successor is the one that does the same.
  function refocus(surface, says, from) {
    if (document.activeElement && document.activeElement !== document.body) return;
    if (!from || from.isConnected) return;
    const asked = from.classList.contains("collects") ? from.value : says; // without what went along
    const [verb, place] = asked.split(" ");
    const near = { up: -1, down: 1 }[verb] ?? 0;
    const n = Number(place) + near;
    const other = { up: "down", down: "up" }[verb];
    const wanted = [`${verb} ${n}`, other && `${other} ${n}`, asked, `${verb} ${Number(place) - 1}`];
    const all = [...document.querySelectorAll(`[name="do-${surface}"]`)];
    const fits = (one) => (value) =>
      one && !value.disabled && (value.value === one || (verb === "minutes" && value.id === `${surface}-minutes-${place}`));
    for (const one of wanted) {
      const found = all.find(fits(one));
      if (found) return found.focus();
    }
    document.querySelector(`[name="opens"]`)?.focus({ preventScroll: true });
  }

  const surfaceOf = (part) => part.name.slice("do-".length);

  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.('button[name="opens"]');
    if (opener) return open(!document.body.classList.contains("finding"));
    const button = event.target.closest?.('button[name^="do-"]');
    if (button && !button.disabled) {
      if (button.name === "do-who") open(false);
      send(surfaceOf(button), button.value + chosen(button), button);
      return;
    }
    const copy = event.target.closest?.('button[name="copies"]');
    if (copy) take(copy);
  });
  document.addEventListener("change", (event) => {
    const list = event.target;
    if (list.matches?.('select[name^="do-"]') && list.value) send(surfaceOf(list), list.value, list);
  });

  // What is chosen in the form goes along: a digit for each question, 0 where there is no answer.
  function chosen(button) {
    if (!button.classList.contains("collects")) return "";
    const fields = [...document.querySelectorAll("#tabs .survey fieldset")];
    const digits = fields.map((field) => field.querySelector("input:checked")?.value ?? "0");
    return digits.length ? ` ${digits.join("")}` : "";
  }

  async function take(button) {
    const card = button.closest(".sheet-card");
    card.classList.add("copying");
    const words = card.innerText.replace(/[\s\u00a0]+\[/g, " [").trim();
    card.classList.remove("copying");
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = "Copied";
    } catch {
      button.textContent = "This browser does not allow it here";
    }
    setTimeout(() => (button.textContent = "Copy"), 2500);
  }

  // On a narrow page what was prepared stands under the form: it is brought into view.
  document.addEventListener("click", (event) => {
    const asks = event.target.closest?.(".asks button");
    const result = asks?.closest(".desk")?.querySelector(".result");
    if (!result) return;
    result.setAttribute("aria-busy", "true");
    const seen = new MutationObserver(() => {
      seen.disconnect();
      result.removeAttribute("aria-busy");
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      setTimeout(() => {
        if (result.getBoundingClientRect().top < innerHeight / 2) return;
        result.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
      }, 60);
    });
    seen.observe(result, { subtree: true, childList: true, characterData: true });
    setTimeout(() => (seen.disconnect(), result.removeAttribute("aria-busy")), 5 * PATIENCE);
  });

  // The finder: opened from the bar, closed by a choice or Escape; it asks while somebody types.
  const search = () => document.querySelector("#finder-search :is(textarea, input)");
  const look = () => document.querySelector("#go-find")?.click();
  let typing = 0;

  function open(on) {
    document.body.classList.toggle("finding", on);
    tell();
    if (!on) return;
    look();
    search()?.focus();
  }

  document.addEventListener("input", (event) => {
    if (event.target !== search()) return;
    clearTimeout(typing);
    typing = setTimeout(look, 200);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (!document.body.classList.contains("finding")) return;
      if (event.key === "Escape") {
        open(false);
        document.querySelector('[name="opens"]')?.focus();
      }
      if (event.key === "Enter" && event.target === search()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        document.querySelector('#matches button[name="do-who"]')?.click();
      }
      if (event.key === "ArrowDown" && event.target === search()) {
        event.preventDefault();
        document.querySelector('#matches button[name="do-who"]')?.focus();
      }
    },
    true,
  );

  // What the page's sanitiser takes out of our markup, put back where a screen reader needs it.
  function tell() {
    const on = document.body.classList.contains("finding");
    for (const opener of document.querySelectorAll('button[name="opens"]'))
      opener.setAttribute("aria-expanded", String(on));
    for (const bar of document.querySelectorAll(".agenda .bar, .topic-card .meter"))
      bar.setAttribute("aria-hidden", "true");
    for (const chart of document.querySelectorAll(".release .chart")) chart.setAttribute("aria-hidden", "true");
    for (const short of document.querySelectorAll(".agenda .lasts > span:not(.unseen)"))
      short.setAttribute("aria-hidden", "true");
  }
  new MutationObserver(tell).observe(document.body, { subtree: true, childList: true });
})();
