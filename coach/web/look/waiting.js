// Asks how far the preparation is, and opens the page once it is there.
const words = document.getElementById("words");
const share = document.getElementById("share");

async function look() {
  try {
    const standing = await (await fetch("ready", { cache: "no-store" })).json();
    if (standing.page) return location.reload();
    if (standing.problem) {
      words.textContent = standing.problem;
      words.setAttribute("role", "alert");
      words.className = "problem";
      share.hidden = true;
      return;
    }
    words.textContent = standing.words;
    if (standing.share > 0) share.value = standing.share;
  } catch {
    words.textContent = "The coach has been stopped. Start it again, and this page opens.";
  }
  setTimeout(look, 400);
}
look();
