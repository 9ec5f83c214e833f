import { make } from "@livehub/banner/dom";

export interface Question {
  readonly title: string;
  readonly hint: string;
  /** On the button that does it. */
  readonly act: string;
  readonly cancel: string;
  /** Takes something from readers: the button is red. */
  readonly isGrave?: boolean;
  /** What it is about, such as the texts that are cleared. */
  readonly about?: readonly Node[];
}

let questions = 0;

/** Asks before something that all readers see. The focus stands on "cancel", so a key pressed in haste does nothing. */
export function confirmed(question: Question): Promise<boolean> {
  const id = `question-${++questions}`;
  const title = make("h2", { id }, question.title);
  const hint = make("p", { id: `${id}-hint`, class: "hint" }, question.hint);
  const cancel = make("button", { type: "button", class: "btn", autofocus: "" }, question.cancel);
  const act = make("button", { type: "button", class: question.isGrave ? "btn red" : "btn primary" }, question.act);
  const sheet = make(
    "dialog",
    { class: "sheet question", "aria-labelledby": id, "aria-describedby": `${id}-hint` },
    title,
    hint,
    ...(question.about ?? []),
    make("div", { class: "buttons" }, act, cancel),
  );
  const before = document.activeElement as HTMLElement | null;
  return new Promise((done) => {
    let answer = false;
    act.addEventListener("click", () => {
      answer = true;
      sheet.close();
    });
    cancel.addEventListener("click", () => sheet.close());
    sheet.addEventListener("close", () => {
      sheet.remove();
      before?.focus();
      done(answer);
    });
    document.querySelector("live-console")!.append(sheet);
    sheet.showModal();
  });
}
