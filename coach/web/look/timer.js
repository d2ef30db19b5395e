// Runs the clock of an agenda's page. All times come from Date, so that a page that slept is right.
(() => {
  const timer = document.querySelector(".agenda .timer");
  if (!timer) return;
  const MINUTE = 60_000;
  const length = Number(timer.dataset.minutes) * MINUTE;
  const warning = Number(timer.dataset.warning) * MINUTE;
  const planned = timer.dataset.starts ? new Date(timer.dataset.starts).getTime() : NaN;
  const key = `coach-timer ${location.pathname} ${timer.dataset.starts ?? ""} ${timer.dataset.minutes}`;
  const title = document.title;
  const part = (name) => timer.querySelector(name);
  const blocks = [...document.querySelectorAll(".agenda .block")].map((row) => ({
    row,
    name: row.querySelector("h2").textContent,
    from: Number(row.dataset.start) * MINUTE,
    to: (Number(row.dataset.start) + Number(row.dataset.minutes)) * MINUTE,
  }));
  let stopped = false; // by hand: the planned time does not start it again on this visit
  let said = "";

  // Storage may be switched off; then a reload forgets a start by hand, and nothing else.
  const remembered = () => {
    try {
      return Number(sessionStorage.getItem(key)) || null;
    } catch {
      return null;
    }
  };
  const remember = (start) => {
    try {
      if (start === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, String(start));
    } catch {}
  };
  const running = (start, now) => start <= now && now < start + length;

  let start = remembered();
  if (start !== null && Math.abs(Date.now() - start) > length + 60 * MINUTE) {
    start = null;
    remember(null);
  }

  const count = (ms) => {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const toGo = (ms) => {
    const minutes = Math.max(1, Math.ceil(ms / MINUTE));
    return minutes === 1 ? "1 minute to go" : `${minutes} minutes to go`;
  };
  const put = (place, words) => {
    if (place.textContent !== words) place.textContent = words;
  };
  // What is read aloud: a new block, the last minutes, the end. Never the seconds.
  const say = (what, words) => {
    if (what === said) return;
    said = what;
    part("[role=status]").textContent = words;
  };

  function show() {
    const now = Date.now();
    if (start === null && !stopped && running(planned, now)) start = planned;
    const on = start !== null;
    const past = on ? now - start : -1;
    const left = length - past;
    const over = on && left <= 0;
    const nearly = on && !over && left <= warning;
    const current = on && !over ? blocks.find((block) => past < block.to) : undefined;
    timer.classList.toggle("on", on);
    timer.classList.toggle("nearly", nearly);
    timer.classList.toggle("over", over);
    for (const block of blocks) {
      block.row.classList.toggle("past", on && past >= block.to);
      if (block === current) block.row.setAttribute("aria-current", "step");
      else block.row.removeAttribute("aria-current");
    }
    if (!on) {
      put(part(".now"), `${timer.dataset.minutes} minutes, not started`);
      put(part(".left"), "");
      put(part(".rest"), now < planned ? "It starts by itself at the planned time." : "");
    } else if (over) {
      put(part(".now"), "Time is up");
      put(part(".left"), "");
      put(part(".rest"), "Agree who does what, and the next date, before you leave.");
      say("over", "Time is up.");
    } else {
      put(part(".now"), current.name);
      put(part(".left"), count(current.to - past));
      put(part(".rest"), nearly ? `${toGo(left)}: time to close` : `left for this part, ${toGo(left)} in all`);
      const begun = `Now: ${current.name}.`;
      if (nearly) say(`nearly ${current.from}`, `${toGo(left)}: time to close. ${begun}`);
      else say(`block ${current.from}`, begun);
    }
    const mark = over ? "Time is up" : nearly ? toGo(left) : "";
    document.title = mark ? `${mark} · ${title}` : title;
    part(".stop").hidden = !on;
    put(part(".start"), on ? "Start again now" : "Start now");
  }

  part(".start").addEventListener("click", () => {
    start = Date.now();
    stopped = false;
    said = "";
    remember(start);
    show();
  });
  part(".stop").addEventListener("click", () => {
    start = null;
    stopped = true;
    remember(null);
    say("stopped", "The timer is stopped.");
    show();
    part(".start").focus();
  });
  document.addEventListener("visibilitychange", show);
  timer.hidden = false;
  show();
  setInterval(show, 500);
})();
