/* Filters on the front page, and the search. Without it every page shows all it has. */
"use strict";
(() => {
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  function filter(section) {
    const form = section.querySelector("form");
    const told = form.querySelector("[data-shown]");
    const rows = [...section.querySelectorAll("tbody tr")];
    const choices = [...form.querySelectorAll("select")];
    const apply = () => {
      let shown = 0;
      for (const row of rows) {
        const fits = choices.every((choice) => {
          const held = row.dataset[choice.dataset.by];
          return !choice.value || held === choice.value || held.includes(` ${choice.value} `);
        });
        row.hidden = !fits;
        shown += fits;
      }
      told.textContent = filled(told.dataset.shown, { n: shown, total: rows.length });
    };
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  const LIMIT = 100;
  const years = new Map();
  let again = () => {};

  // a year's file calls this with its plans and tasks
  window.gkplanTasks = (year, plans, tasks) => {
    years.set(year, tasks.map((task) => ({
      page: plans[task[0]][0], bureau: plans[task[0]][1], id: task[1], number: task[2], name: task[3],
      units: task[5], status: task[6], light: task[7], due: task[8], year,
      words: `${task[2]} ${task[3]} ${task[4]} ${task[5]} ${plans[task[0]][1]} ${task[1]}`.toLowerCase(),
    })));
    again();
  };

  function fetchYear(year) {
    if (years.has(year)) return;
    years.set(year, null);
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}search/${year}.js`;
    script.addEventListener("error", () => { years.set(year, []); again(); });
    document.head.append(script);
  }

  function search(form) {
    const query = document.getElementById("q");
    const year = document.getElementById("year");
    const status = document.getElementById("status");
    const unit = document.getElementById("unit");
    const told = document.getElementById("found");
    const list = document.getElementById("results");
    const lights = document.getElementById("lights").content;
    const all = form.dataset.years.split(" ").filter(Boolean);

    const element = (name, text, kind) => {
      const made = document.createElement(name);
      made.textContent = text;
      if (kind) made.className = kind;
      return made;
    };

    function shown(task) {
      const item = document.createElement("li");
      const link = element("a", task.name);
      link.href = `${document.body.dataset.root}${task.page}${task.id ? `#${task.id}` : ""}`;
      const word = status.querySelector(`option[value="${task.status}"]`)?.textContent ?? task.status;
      item.append(lights.querySelector(`.${task.light}`).cloneNode(true), link,
        element("span", word, `status ${task.status}`), element("time", task.due),
        element("span", `${task.number} · ${task.units} · ${task.bureau} · ${task.year}`, "under"));
      return item;
    }

    function update() {
      const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
      const named = unit.value.trim().toLowerCase();
      list.replaceChildren();
      if (!words.length && !named && !status.value) {
        told.textContent = told.dataset.hint;
        return;
      }
      const wanted = year.value ? [year.value] : all;
      wanted.forEach(fetchYear);
      const found = [];
      let count = 0;
      for (const task of wanted.flatMap((each) => years.get(each) ?? [])) {
        if (status.value && task.status !== status.value) continue;
        if (named && !task.units.toLowerCase().includes(named)) continue;
        if (!words.every((word) => task.words.includes(word))) continue;
        count += 1;
        if (found.length < LIMIT) found.push(shown(task));
      }
      list.append(...found);
      const reading = wanted.some((each) => years.get(each) === null);
      const text = count > LIMIT ? told.dataset.cut : count ? told.dataset.some : told.dataset.none;
      told.textContent = reading ? told.dataset.reading : filled(text, { n: count, shown: LIMIT });
    }

    again = update;
    let pause;
    form.hidden = false;
    query.value = new URLSearchParams(location.search).get("q") ?? "";
    form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(update, 120); });
    form.addEventListener("submit", (event) => { event.preventDefault(); update(); });
    update();
    query.focus();
  }

  document.querySelectorAll("[data-filter]").forEach(filter);
  document.querySelectorAll("form.search").forEach(search);
})();
