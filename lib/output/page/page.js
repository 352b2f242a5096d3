"use strict";
// The buttons that hide a kind.
for (const button of document.querySelectorAll(".filters button")) {
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    document.body.classList.toggle("hide-" + button.dataset.kind, !shown);
  });
}
// A tip opens to the left where it would leave the page; Escape closes it.
for (const mark of document.querySelectorAll("mark")) {
  const place = () => {
    mark.classList.remove("flip", "dismissed");
    const tip = mark.querySelector(".tip");
    if (tip && tip.getBoundingClientRect().right > document.documentElement.clientWidth) mark.classList.add("flip");
  };
  mark.addEventListener("mouseenter", place);
  mark.addEventListener("focus", place);
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const mark of document.querySelectorAll("mark:hover, mark:focus")) mark.classList.add("dismissed");
});
