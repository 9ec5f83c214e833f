/** Shorter moves are taps or scrolling. */
const least = 40;

/** A swipe along the reading direction is forward: to the left where text runs left to right, to the right where it runs right to left. */
export function onSwipe(node: HTMLElement, act: (forward: boolean) => void): void {
  let from: Touch | undefined;
  node.addEventListener("touchstart", (event) => (from = event.touches[0]), { passive: true });
  node.addEventListener("touchend", (event) => {
    const to = event.changedTouches[0];
    if (!from || !to) return;
    const across = to.clientX - from.clientX;
    if (Math.abs(across) < least || Math.abs(across) < 2 * Math.abs(to.clientY - from.clientY)) return;
    act(getComputedStyle(node).direction === "rtl" ? across > 0 : across < 0);
  });
}
