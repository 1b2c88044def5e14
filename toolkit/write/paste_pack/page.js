// The page to copy answers from: live counts, copying, and ticks for what was pasted. Everything stays in this browser.
(() => {
  const page = document.body.dataset;
  const status = document.getElementById("status");
  const boxes = [...document.querySelectorAll("[data-box]")];
  const say = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const shown = (number) => number.toLocaleString(document.documentElement.lang);

  const kept = {  // a browser may refuse to keep anything for a page that is a file
    get: (name) => { try { return localStorage.getItem(`${page.key}:${name}`); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(`${page.key}:${name}`, value); } catch { /* not kept */ } },
    drop: (name) => { try { localStorage.removeItem(`${page.key}:${name}`); } catch { /* not kept */ } },
  };

  const count = (area) => {
    for (const output of area.closest("[data-box]").querySelectorAll("[data-count]")) {
      const used = COUNTERS[output.dataset.count](area.value);
      const limit = Number(output.dataset.limit || 0);
      const left = limit - used;
      const pattern = !limit ? output.dataset.free : left < 0 ? output.dataset.over : output.dataset.within;
      output.textContent = say(pattern, { used: shown(used), limit: shown(limit), left: shown(left), over: shown(-left) });
      output.classList.toggle("over", limit > 0 && left < 0);
    }
  };

  const fit = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 4}px`;
  };

  const copied = (button, field) => {
    status.textContent = say(page.copied, { what: button.dataset.what });
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 2000);
    field.focus({ preventScroll: true });
    button.focus({ preventScroll: true });
  };

  const select = (button, field) => {  // where the clipboard is closed to pages, the old way; and else by hand
    field.focus();
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    if (done) copied(button, field);
    else status.textContent = page.byHand;
  };

  const copy = async (button) => {
    const field = document.getElementById(button.getAttribute("aria-controls"));
    status.textContent = "";
    if (!navigator.clipboard) return select(button, field);
    try {
      await navigator.clipboard.writeText(field.value);
      copied(button, field);
    } catch {
      select(button, field);
    }
  };

  const progress = () => {
    const ticks = [...document.querySelectorAll("[data-tick]")];
    const done = ticks.filter((tick) => tick.checked).length;
    document.getElementById("progress").textContent = say(page.progress, { done: shown(done), all: shown(ticks.length) });
    const bar = document.getElementById("bar");
    bar.max = ticks.length || 1;
    bar.value = done;
  };

  for (const box of boxes) {
    for (const area of box.querySelectorAll("textarea")) {
      count(area);
      fit(area);
      area.addEventListener("input", () => count(area));
    }
    for (const button of box.querySelectorAll("button[aria-controls]")) button.addEventListener("click", () => copy(button));
    const tick = box.querySelector("[data-tick]");
    if (!tick) continue;
    const before = kept.get(tick.dataset.tick);
    tick.checked = before === tick.dataset.mark;
    box.querySelector(".changed").hidden = before === null || tick.checked;
    box.classList.toggle("pasted", tick.checked);
    tick.addEventListener("change", () => {
      if (tick.checked) kept.set(tick.dataset.tick, tick.dataset.mark);
      else kept.drop(tick.dataset.tick);
      box.querySelector(".changed").hidden = true;
      box.classList.toggle("pasted", tick.checked);
      progress();
    });
  }
  progress();
  document.documentElement.classList.add("live");
  addEventListener("resize", () => document.querySelectorAll("textarea").forEach(fit));
})();
