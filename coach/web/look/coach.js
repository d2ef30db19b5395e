// Opens a source beside the chat, and copies an answer's words. Without it the links still work.
(() => {
  const panel = document.createElement("dialog");
  panel.id = "source-panel";
  panel.setAttribute("aria-label", "Where this comes from");
  panel.innerHTML =
    '<form method="dialog"><button class="close" aria-label="Close the source">Close</button></form><div class="sheet"></div>';
  document.body.append(panel);
  const sheet = panel.querySelector(".sheet");

  async function open(link) {
    const address = new URL(link.getAttribute("href"), document.baseURI);
    if (address.origin !== location.origin) return;
    address.searchParams.set("part", "1");
    sheet.textContent = "Opening the source";
    panel.showModal();
    try {
      const answer = await fetch(address, { cache: "no-store" });
      const words = await answer.text();
      // Only an article made by this server is markup; anything else is shown as words.
      if (answer.ok) sheet.innerHTML = words;
      else sheet.textContent = words;
    } catch {
      sheet.textContent = "The source could not be opened. Is the coach still running?";
    }
    sheet.scrollTop = 0;
    sheet.querySelector("mark")?.scrollIntoView({ block: "nearest" });
  }

  async function copy(button) {
    const reply = button.closest(".reply");
    reply.classList.add("copying"); // leaves out what is only there to be read aloud
    const words = [reply.querySelector(".says"), ...reply.querySelectorAll(".sources li")]
      .filter(Boolean)
      .map((part) => part.innerText.replace(/[\s\u00a0]+\[/g, " [").trim())
      .join("\n\n");
    reply.classList.remove("copying");
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not copied: this browser does not allow it here";
    }
    setTimeout(() => (button.textContent = "Copy"), 2500);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.chip, a.card");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link);
      return;
    }
    const button = event.target.closest?.("button.copy");
    if (button) copy(button);
    if (event.target === panel) panel.close();
  });

  // Enter in an empty box asks nothing. Sent all the same, its answer could come while somebody types
  // and put the empty box back over their words.
  document.addEventListener(
    "keydown",
    (event) => {
      const box = event.target;
      if (event.key !== "Enter" || event.shiftKey || !box.matches("#question textarea")) return;
      if (box.value.trim()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  // A new question moves to the top and stays there, so that its answer is read from its beginning.
  let asked = 0;
  let following = false;
  function follow() {
    const rows = document.querySelectorAll("#chat .user-row");
    if (rows.length !== asked) following = rows.length > asked;
    asked = rows.length;
    if (!following) return;
    const row = rows[rows.length - 1];
    // On a narrow page with a card under it the conversation does not scroll by itself.
    const places = [row.closest(".bubble-wrap"), document.querySelector("#talk")];
    const scroller = places.find((place) => place && getComputedStyle(place).overflowY !== "visible");
    if (!scroller) return;
    scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 4;
    const replies = document.querySelectorAll("#chat .bot-row");
    const last = replies[replies.length - 1];
    following = !last || !last.querySelector(".foot, .aside, .problem") || replies.length < rows.length;
  }

  // Gradio names each message after its markup, which a screen reader would read aloud.
  const named = '[data-testid="bot"][aria-label], [data-testid="user"][aria-label]';
  new MutationObserver(() => {
    for (const message of document.querySelectorAll(named)) message.removeAttribute("aria-label");
    follow();
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-label"] });
})();
