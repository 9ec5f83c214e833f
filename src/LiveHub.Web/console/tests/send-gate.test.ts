// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { holdTime, SendGate } from "../src/compose/send-gate.js";
import { Say } from "../src/compose/words/say.js";

let passed: string[];
let gate: SendGate;
const hold = () => gate.node.querySelector<HTMLButtonElement>(".hold") as HTMLButtonElement;
const send = () => gate.node.querySelector<HTMLButtonElement>(".row-of button") as HTMLButtonElement;
const input = () => gate.node.querySelector("input") as HTMLInputElement;

function type(text: string): void {
  input().value = text;
  input().dispatchEvent(new Event("input"));
}

const press = (node: HTMLElement, type: string, more: object = {}) =>
  node.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), more));

beforeEach(() => {
  vi.useFakeTimers();
  passed = [];
  gate = new SendGate(new Say("en"), { hold: "Hold to send", send: "Send" }, (typed) => passed.push(typed));
  gate.ask(["everybody", "الجميع"], false);
  document.body.replaceChildren(gate.node);
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the last step before something goes out", () => {
  it("passes when the button was held, and once", () => {
    press(hold(), "pointerdown", { button: 0 });
    vi.advanceTimersByTime(holdTime - 1);
    expect(passed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(passed).toEqual([""]);
    press(hold(), "pointerdown", { button: 0 });
    vi.advanceTimersByTime(holdTime * 2);
    expect(passed).toEqual([""]);
  });

  it("does not pass when the finger leaves, slips or is another button", () => {
    for (const end of ["pointerup", "pointerleave", "pointercancel", "blur"]) {
      press(hold(), "pointerdown", { button: 0 });
      vi.advanceTimersByTime(holdTime - 10);
      press(hold(), end);
      vi.advanceTimersByTime(holdTime);
    }
    press(hold(), "pointerdown", { button: 2 });
    vi.advanceTimersByTime(holdTime);
    expect(passed).toEqual([]);
  });

  it("takes clicks and Enter for nothing", () => {
    for (let n = 0; n < 5; n++) hold().click();
    vi.advanceTimersByTime(holdTime * 2);
    type("everybody");
    expect(press(send(), "keydown", { key: "Enter" })).toBe(false);
    expect(press(input(), "keydown", { key: "Enter" })).toBe(false);
    expect(passed).toEqual([]);
  });

  it("passes with the audience's name in either language, and with no other", () => {
    expect(send().disabled).toBe(true);
    type("every");
    expect(send().disabled).toBe(true);
    type("الجميع");
    send().click();
    expect(passed).toEqual(["الجميع"]);
  });

  it("wants the name where holding is not enough", () => {
    gate.ask(["everybody"], true);
    expect(hold().hidden).toBe(true);
    press(hold(), "pointerdown", { button: 0 });
    vi.advanceTimersByTime(holdTime);
    expect(passed).toEqual([]);
    type("Everybody ");
    send().click();
    expect(passed).toEqual(["Everybody"]);
  });

  it("stays shut while other words are still to be typed", () => {
    gate.isOpen = false;
    type("everybody");
    send().click();
    press(hold(), "pointerdown", { button: 0 });
    vi.advanceTimersByTime(holdTime);
    expect(passed).toEqual([]);
    gate.isOpen = true;
    send().click();
    expect(passed).toEqual(["everybody"]);
  });
});
