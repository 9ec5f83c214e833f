const paths = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  done: "M12 3.5a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17M8.200 12.300l2.600 2.600 5-5.200",
  warn: "M12 4L2.800 19.500h18.400zM12 10v4.500M12 17v.2",
  clock: "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17M12 7.500V12l3 2",
  bell: "M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 21h4",
  link: "M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1",
  users:
    "M9 4.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7M2.500 20a6.500 6.500 0 0 1 13 0M15.500 4.800a3.500 3.500 0 0 1 0 6.400M18 14.200a6.500 6.500 0 0 1 3.500 5.800",
  cross: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  inbox: "M3.500 13.500L6.500 5h11l3 8.500V19h-17zM3.500 13.500H8.500l1.500 2.500h4l1.500-2.500h5",
  test: "M9.500 3.500h5M10.500 3.500V10L5 19.500a1 1 0 0 0 .9 1.500h12.200a1 1 0 0 0 .9-1.500L13.500 10V3.500M7.500 15.500h9",
  undo: "M8 5L4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-3",
  sun: "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400",
  moon: "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z",
  stop: "M7 7h10v10H7z",
  glass: "M12 3v9M12 16.500v.2M5 3h14l-2 18H7z",
};

export type Sign = keyof typeof paths;

/** A drawn sign; what it means stands beside it in words. */
export function sign(which: Sign): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.classList.add("sign");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[which]);
  drawing.append(path);
  return drawing;
}
