/** Drawn signs of the console, as in its reference. What a sign means stands beside it in words, or in the name of its button. */
const paths = {
  mark: "M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6M6.2 17.8a8.2 8.2 0 0 1 0-11.6M17.8 6.2a8.2 8.2 0 0 1 0 11.6",
  search: "M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M16 16l4.5 4.5",
  down: "M6 9.5l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  done: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M8.2 12.3l2.6 2.6 5-5.2",
  warn: "M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.2",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 7.5V12l3 2",
  pin: "M12 16.5V22M8.5 3h7l-.8 6.5 3.3 3.8v3.2H6v-3.2l3.3-3.8z",
  edit: "M4 20l1-4.5L16.2 4.3a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19zM14 6.5l3.5 3.5",
  more: "M12 5.5v.1M12 12v.1M12 18.5v.1",
  grip: "M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6",
  hidden:
    "M4 4l16 16M9.5 6A9.6 9.6 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-3 3.7M6 7.7A15.5 15.5 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 3.5-.7",
  freeze: "M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5L12 7l2.5-2.5M9.5 19.5L12 17l2.5 2.5",
  clear: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M9 9l6 6M15 9l-6 6",
  cross: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  key: "M15 4.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M11.8 12.2L4 20M6 18l2 2M8.5 15.5l2 2",
} as const;

export type Sign = keyof typeof paths;

export function sign(which: Sign): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.classList.add("sign", `sign-${which}`);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[which]);
  drawing.append(path);
  return drawing;
}
