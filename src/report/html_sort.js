// SPDX-License-Identifier: GPL-3.0-or-later
"use strict";
for (const table of document.querySelectorAll("table.letters")) {
  const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
  const value = (row, column) => {
    const cell = row.cells[column], text = cell.dataset.v || cell.textContent.trim(), number = parseFloat(text);
    return String(number) === text ? number : text;
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].map((row, place) => ({row, place, value: value(row, column)}));
      rows.sort((a, b) => (down ? compare(b.value, a.value) : compare(a.value, b.value)) || a.place - b.place);
      body.append(...rows.map(one => one.row));
    });
  });
}
