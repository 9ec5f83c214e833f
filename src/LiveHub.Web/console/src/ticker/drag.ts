/** Milliseconds between two steps of scrolling while something is held at the list's edge. */
const scrollEvery = 16;
const edge = 40;

/** Moves rows of a list by their grips, with a mouse, a pen or a finger. The list itself does not change: `drop` hears the wanted place. */
export function draggable(list: HTMLElement, drop: (row: HTMLElement, to: number) => void, signal: AbortSignal): void {
  list.addEventListener(
    "pointerdown",
    (event) => {
      const grip = (event.target as Element).closest<HTMLButtonElement>(".grip");
      const row = grip?.closest<HTMLElement>(".row[data-place]");
      if (!grip || grip.disabled || !row || event.button !== 0) return;
      event.preventDefault();
      grip.focus();
      drag(list, row, grip, event, drop);
    },
    { signal },
  );
}

function drag(
  list: HTMLElement,
  row: HTMLElement,
  grip: HTMLElement,
  start: PointerEvent,
  drop: (row: HTMLElement, to: number) => void,
): void {
  const life = new AbortController();
  const { signal } = life;
  let to = -1;
  let y = start.clientY;
  grip.setPointerCapture(start.pointerId);
  row.classList.add("lifted");

  const look = () => {
    const rows = [...list.querySelectorAll<HTMLElement>(".row[data-place]")];
    const from = rows.indexOf(row);
    const middles = rows.map((one) => one.getBoundingClientRect()).map((box) => box.top + box.height / 2);
    to = middles.filter((middle, index) => index !== from && middle < y).length;
    row.style.setProperty("--lift", `${y - start.clientY}px`);
    rows.forEach((one, index) => {
      const others = index > from ? index - 1 : index;
      one.classList.toggle("drop-before", one !== row && others === to);
      one.classList.toggle("drop-after", one !== row && to === rows.length - 1 && others === to - 1);
    });
  };
  const scroller = setInterval(() => {
    const box = list.getBoundingClientRect();
    if (y < box.top + edge) list.scrollBy(0, -8);
    else if (y > box.bottom - edge) list.scrollBy(0, 8);
  }, scrollEvery);
  const end = (isDropped: boolean) => {
    life.abort();
    clearInterval(scroller);
    row.classList.remove("lifted");
    row.style.removeProperty("--lift");
    for (const one of list.querySelectorAll(".drop-before, .drop-after")) one.classList.remove("drop-before", "drop-after");
    if (isDropped && to >= 0) drop(row, to);
  };
  grip.addEventListener(
    "pointermove",
    (event) => {
      y = event.clientY;
      look();
    },
    { signal },
  );
  grip.addEventListener("pointerup", () => end(true), { signal });
  grip.addEventListener("pointercancel", () => end(false), { signal });
  addEventListener("keydown", (event) => event.key === "Escape" && end(false), { signal });
}
