/** Drawings on a square of 24, by what they say. A circle or a path each; `fill` marks what is filled. */
const drawings = {
  bell: ["M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  clear: ["M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M9 9l6 6M15 9l-6 6"],
  clock: ["M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 7.5V12l3 2"],
  cross: ["M6 6l12 12M18 6L6 18"],
  done: ["M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M8.2 12.3l2.6 2.6 5-5.2"],
  down: ["M6 9.5l6 6 6-6"],
  edit: ["M4 20l1-4.5L16.2 4.3a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19zM14 6.5l3.5 3.5"],
  eye: ["M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z", "M12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6"],
  hidden: [
    "M4 4l16 16M9.5 6A9.6 9.6 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-3 3.7M6 7.7A15.5 15.5 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 3.5-.7",
  ],
  flag: ["M6 21V4M6 4.5h11l-2 4 2 4H6"],
  freeze: ["M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5L12 7l2.5-2.5M9.5 19.5L12 17l2.5 2.5"],
  grip: ["M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1"],
  glass: ["M12 3v9M12 16.5v.2M5 3h14l-2 18H7z"],
  help: ["M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M9.6 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.400-1.2.900-1.2 1.7M12 16.5v.1"],
  history: ["M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8"],
  inbox: ["M3.5 13.5L6.5 5h11l3 8.5V19h-17zM3.5 13.5H8.5l1.5 2.5h4l1.5-2.5h5"],
  key: ["M15 4.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M11.8 12.2L4 20M6 18l2 2M8.5 15.5l2 2"],
  keyboard: ["M3 7h18v10.5H3zM6.5 10.5v.1M10 10.5v.1M13.5 10.5v.1M17 10.5v.1M8.5 14h7"],
  link: ["M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"],
  mark: ["M6.2 17.8a8.2 8.2 0 0 1 0-11.6M17.8 6.2a8.2 8.2 0 0 1 0 11.6", "fill M12 8.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4"],
  menu: ["M4 7h16M4 12h16M4 17h16"],
  moon: ["M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"],
  more: ["M12 5.5v.1M12 12v.1M12 18.5v.1"],
  pin: ["M12 16.5V22M8.5 3h7l-.8 6.5 3.3 3.8v3.2H6v-3.2l3.3-3.8z"],
  plus: ["M12 5v14M5 12h14"],
  search: ["M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M16 16l4.5 4.5"],
  settings: ["M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5"],
  stop: ["M7 7h10v10H7z"],
  sun: [
    "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  ],
  test: ["M9.5 3.5h5M10.5 3.5V10L5 19.5a1 1 0 0 0 .9 1.5h12.2a1 1 0 0 0 .9-1.5L13.5 10V3.5M7.5 15.5h9"],
  ticker: ["M4 6.5h16M4 12h11M4 17.5h14"],
  topics: ["M9 4L7 20M17 4l-2 16M4 9h16M3.5 15h16"],
  undo: ["M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3"],
  users: [
    "M9 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M2.5 20a6.5 6.5 0 0 1 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8",
  ],
  warn: ["M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.2"],
} as const;

export type Sign = keyof typeof drawings;

const space = "http://www.w3.org/2000/svg";

/** A drawn sign. It is hidden from screen readers: whoever shows it also says it. */
export function sign(name: Sign): SVGElement {
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.classList.add("sign", `sign-${name}`);
  if (name === "grip" || name === "more") drawing.classList.add("dots");
  if (name === "undo") drawing.classList.add("mirror");
  for (const line of drawings[name]) {
    const path = document.createElementNS(space, "path");
    const isFilled = line.startsWith("fill ");
    path.setAttribute("d", isFilled ? line.slice(5) : line);
    if (isFilled) path.classList.add("filled");
    drawing.append(path);
  }
  return drawing;
}
