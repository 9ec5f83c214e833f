import { make, write } from "@livehub/banner/dom";
import { codeOf } from "../desk/api.js";
import type { ComposeWish } from "../desk/desk.js";
import { Part, part } from "../desk/part.js";
import { HoldNote } from "../presence/hold-note.js";
import { Previews } from "../preview/previews.js";
import { writtenTexts } from "./body.js";
import { ConfirmSheet } from "./confirm-sheet.js";
import { actorOf, type Draft, isOpen, isUnderWay, sheetOf } from "./draft.js";
import { DraftsMenu } from "./drafts-menu.js";
import { Form } from "./form.js";
import { Hints } from "./hints.js";
import { browserStorage, Keeper, type RefusedEvent } from "./keeper.js";
import { Material } from "./material.js";
import { button } from "./parts.js";
import { publish, sendTest, submit, wordsOf } from "./sending.js";
import { freshSheet, isAlert, isBlank, type Kind, type Sheet, textsOf } from "./sheet.js";
import { WayCard } from "./way-card.js";
import { Say } from "./words/say.js";

/** `<console-composer>`: what an editor writes, what readers would see of it, and what becomes of it. */
export class Composer extends Part {
  #material!: Material;
  #say = new Say("en");
  #sheet: Sheet = freshSheet();
  #keeper!: Keeper;
  #hints!: Hints;
  #form!: Form;
  #previews!: Previews;
  #hold!: HoldNote;
  #confirm!: ConfirmSheet;
  readonly #title = make("h2", { id: "composer-title" });
  readonly #kept = make("span", { class: "end", role: "status" });
  #drafts!: DraftsMenu;
  readonly #others = make("p", { class: "note others", role: "status", hidden: "" });
  readonly #faults = make("div", { class: "faults", role: "alert", tabindex: "-1" });
  readonly #ways = make("div", { class: "ways" });
  readonly #cards: WayCard[] = [];
  readonly #state = make("span", { class: "state" });
  #test!: HTMLButtonElement;
  #review!: HTMLButtonElement;
  #isReviewing = false;

  protected override draw(): void {
    const { desk } = this;
    this.#say = new Say(this.tongue.language);
    const say = this.#say;
    if (!this.#keeper) this.#prepare();
    this.#form = new Form(
      {
        say,
        material: this.#material,
        hints: this.#hints,
        now: () => desk.live.now(),
        may: (permission) => desk.session.may(permission),
        changed: () => this.#changed(),
      },
      this.#sheet,
    );
    this.#previews = new Previews(say);
    this.#hold = part(HoldNote, desk);
    this.#hold.addEventListener("taken", () => void this.#takeOver());
    this.#confirm = new ConfirmSheet(
      say,
      () => desk.live.now(),
      (typed) => this.#send(typed),
    );
    const fresh = button(say.of("fresh"), "quiet sm", () => this.#take(freshSheet(this.#sheet.kind)));
    this.#drafts.speak(say);
    this.#test = button(say.of("sendTest"), "", () => void this.#sendTest(), "test");
    this.#review = button("", "primary", () => void this.review());
    const head = make("div", { class: "head" }, this.#title, this.#drafts.node, fresh, this.#kept);
    const foot = make("div", { class: "foot" }, this.#state, this.#test, this.#review);
    const pane = make(
      "section",
      { class: "pane compose", "aria-labelledby": "composer-title" },
      head,
      this.#ways,
      make("div", { class: "body" }, this.#hold, this.#others, this.#form.node, this.#faults),
      foot,
    );
    this.replaceChildren(pane, this.#previews.node, this.#confirm.node);
    const cards = this.#cards.splice(0);
    for (const card of cards) {
      const { draft } = card;
      card.close();
      this.#addCard(draft);
    }
    this.#form.offer();
    this.#show();
  }

  protected override begin(): void {
    const { desk, signal } = this;
    desk.compose.watch((wish) => wish && void this.#grant(wish), signal);
    const words = (ar: string, en: string) => ({ ar, en });
    const isHere = () => desk.session.may("write");
    desk.commands.add(
      {
        id: "new-breaking",
        key: "b",
        words: words("تنبيه عاجل جديد", "New breaking alert"),
        can: isHere,
        run: () => this.#begin("breaking"),
      },
      signal,
    );
    desk.commands.add(
      {
        id: "new-ticker",
        words: words("عنوان جديد بكل تفاصيله", "New headline with all its details"),
        can: isHere,
        run: () => this.#begin("ticker"),
      },
      signal,
    );
    desk.commands.add(
      {
        id: "review",
        key: "mod+Enter",
        words: words("راجع قبل الإرسال", "Review before sending"),
        can: () => !document.querySelector("dialog[open]"),
        run: () => void this.review(),
      },
      signal,
    );
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    desk.leases.watch(() => this.#yield(), signal);
    desk.nudges.addEventListener("nudge", () => void this.#drafts.load(this.#sheet.id), { signal });
    desk.nudges.addEventListener("again", () => void this.#drafts.load(this.#sheet.id), { signal });
    void this.#load();
  }

  #prepare(): void {
    const languages = () => this.#form?.texts.languages ?? this.#material.languages;
    this.#material = new Material(this.desk);
    this.#drafts = new DraftsMenu(this.desk, this.#say, this.signal, (draft) => void this.#grant({ draft }));
    this.#keeper = new Keeper(this.desk, languages, browserStorage());
    this.#hints = new Hints(this.desk, languages);
    this.#sheet = this.#keeper.recall() ?? this.#sheet;
    this.#keeper.addEventListener("kept", () => this.#drawKept());
    if (this.#keeper.revision !== undefined) void this.desk.leases.take(this.#subject);
    this.#keeper.addEventListener("passed", () => this.#drawPassed());
    this.#keeper.addEventListener("refused", (event) => write(this.#kept, wordsOf((event as RefusedEvent).problem)));
    this.#hints.addEventListener("told", () => this.#show());
  }

  async #load(): Promise<void> {
    const before = this.#material.languages.join();
    await this.#material.load();
    // Tabs are the desk's languages; a text that is being written keeps its place.
    if (this.#material.languages.join() !== before && isBlank(this.#sheet)) this.draw();
    else this.#form.offer();
    this.#hints.change(this.#sheet);
    this.#show();
    await this.#drafts.load(this.#sheet.id);
    const mine = this.#drafts.all.filter(({ state, asked }) => isUnderWay(state) && asked?.by === actorOf(this.desk));
    for (const draft of mine) this.#addCard(draft);
  }

  async #grant(wish: ComposeWish): Promise<void> {
    this.desk.compose.value = undefined;
    if (wish.draft) {
      const draft = await this.desk.api.get<Draft>(`/drafts/${wish.draft}`);
      if (draft.ok && isOpen(draft.body.state)) this.#take(sheetOf(draft.body), draft.body);
      else if (draft.ok) this.#addCard(draft.body);
      return;
    }
    const sheet = isBlank(this.#sheet) && !wish.item ? this.#sheet : freshSheet(wish.kind ?? "breaking");
    sheet.kind = wish.kind ?? sheet.kind;
    if (wish.item) {
      const story = await this.#material.find(wish.item);
      sheet.item = wish.item;
      if (story) {
        sheet.url = story.url ?? "";
        if (story.lang) sheet.texts[story.lang] = story.text;
        if (story.topics.length) sheet.topics = [...story.topics];
      }
      this.#form.offer();
    }
    this.#take(sheet);
  }

  #begin(kind: Kind): void {
    location.assign("#/desk");
    // What is being written is kept as a draft; it is not turned into something else.
    if (!isBlank(this.#sheet)) void this.#keeper.flush();
    this.#take(isBlank(this.#sheet) ? { ...this.#sheet, kind } : freshSheet(kind));
  }

  #take(sheet: Sheet, draft?: Draft, focus = true): void {
    if (sheet.id !== this.#sheet.id) this.desk.leases.leave(this.#subject);
    this.#sheet = sheet;
    this.#form.approvals.reset();
    this.#keeper.open(sheet, draft);
    this.#hints.change(sheet);
    write(this.#faults, "");
    write(this.#kept, "");
    if (draft) void this.desk.leases.take(this.#subject);
    this.desk.nudges.look(isAlert(sheet) ? this.#subject : null);
    this.#yield();
    this.#show();
    if (focus) this.#form.texts.focus();
    void this.#drafts.load(this.#sheet.id);
  }

  get #subject(): string {
    return `draft/${this.#sheet.id}`;
  }

  /** Two editors do not write into each other's draft: whoever is not at it may read it, and take over. */
  #yield(): void {
    const isTheirs = this.desk.leases.holder(this.#subject) !== undefined;
    this.#form.node.inert = isTheirs;
    this.#review.disabled = isTheirs;
    this.#keeper.rests = isTheirs;
    this.#hold.subject = this.#subject;
  }

  async #takeOver(): Promise<void> {
    const draft = await this.desk.api.get<Draft>(`/drafts/${this.#sheet.id}`);
    if (draft.ok) this.#take(sheetOf(draft.body), draft.body);
  }

  #changed(): void {
    this.#keeper.change(this.#sheet);
    this.#hints.change(this.#sheet);
    this.#previews.turnTo(this.#form.texts.language);
    this.#show();
  }

  #show(): void {
    const sheet = this.#sheet;
    const say = this.#say;
    const { check } = this.#hints;
    this.#form.show(sheet);
    write(this.#title, say.of(isAlert(sheet) ? "newAlert" : "newItem"));
    const notices = check?.estimate && check.estimate !== "unknown" ? check.estimate.shown : undefined;
    this.#previews.show({
      texts: writtenTexts(textsOf(sheet), this.#form.texts.languages),
      titles: sheet.outcomes.length ? {} : sheet.titles,
      importance: sheet.importance,
      as: isAlert(sheet) ? "alert" : "item",
      onPhones: sheet.kind === "push",
      shown: notices,
    });
    this.#test.hidden = sheet.kind !== "push" || !this.desk.session.may("test");
    const asks = (check?.approvals.needed ?? 0) > 0 && this.#form.approvals.glassBroken === undefined;
    write(this.#review, say.of(!isAlert(sheet) ? "reviewPublish" : asks ? "reviewAsk" : sheet.startsAt ? "reviewSchedule" : "review"));
    const missing = isBlank(sheet) ? 0 : isAlert(sheet) ? (check?.errors.length ?? 0) : this.#itemFaults().length;
    write(this.#state, missing ? say.count("incomplete", missing) : say.of("nothingSent"));
  }

  /** Opens the sheet on which it is looked at once more. Never sends. */
  async review(): Promise<void> {
    if (this.#isReviewing || this.#review.disabled || this.#confirm.isOpen) return;
    this.#isReviewing = true;
    this.#review.disabled = true;
    try {
      await this.#openSheet();
    } finally {
      this.#isReviewing = false;
      this.#yield();
    }
  }

  async #openSheet(): Promise<void> {
    const sheet = this.#sheet;
    const { languages } = this.#form.texts;
    const audience = this.#form.audience.nameOf(sheet);
    if (!isAlert(sheet)) {
      const faults = this.#itemFaults();
      if (faults.length) this.#complain(faults);
      else this.#confirm.open({ sheet, audience, typed: {}, languages });
      return;
    }
    const [draft, check] = await Promise.all([this.#keeper.flush(), this.#hints.ask()]);
    const faults = check
      ? check.errors.map((error) => this.#say.fault(error))
      : [this.#say.of("checkFailed", { x: this.#hints.failure ?? "" })];
    const duplicate = this.#form.similar.words;
    const glassBroken = this.#form.approvals.glassBroken;
    if (duplicate && !duplicate.isRight) faults.push(duplicate.node.querySelector("label")?.textContent ?? "");
    if (glassBroken === "") faults.push(this.#say.of("breakGlassReason"));
    if (faults.length || !draft || !check) {
      this.#complain(faults.length ? faults : [this.#kept.textContent ?? ""]);
      return;
    }
    const typed = duplicate ? { duplicate: duplicate.text } : {};
    this.#confirm.open({ sheet: structuredClone(sheet), check, audience, glassBroken, typed, languages });
    this.#reviewed = { draft, check, glassBroken };
  }

  #reviewed: { readonly draft: Draft; readonly check: NonNullable<Hints["check"]>; readonly glassBroken: string | undefined } | undefined;

  async #send(typed: Record<string, string>): Promise<string | undefined> {
    const sheet = this.#sheet;
    if (!isAlert(sheet)) {
      const problem = await publish(this.desk, sheet, this.#form.texts.languages);
      if (problem) return wordsOf(problem);
      this.desk.notices.tell(this.#say.of(sheet.startsAt ? "state.scheduled" : "published"));
      this.#finish(freshSheet(sheet.kind));
      return undefined;
    }
    if (!this.#reviewed) return this.#say.of("changed");
    const { draft, check, glassBroken } = this.#reviewed;
    const answer = await submit(this.desk, sheet, draft, { check, typed, glassBroken });
    if (answer.ok) {
      this.#finish(freshSheet("breaking"));
      // The way back is what matters now. Its button is one Tab away and has not the focus: a space bar still held would press it.
      const { node } = this.#addCard(answer.body);
      // Not before the sheet has closed, which gives the focus back to where it was.
      requestAnimationFrame(() => node.focus());
      return undefined;
    }
    // What was looked at is not what would go out any more: it is looked at again.
    if (["revision-conflict", "audience-changed", "submitted", "confirmation-needed"].includes(codeOf(answer.problem)))
      void this.#hints.ask();
    return wordsOf(answer.problem);
  }

  #finish(next: Sheet): void {
    this.#reviewed = undefined;
    this.#keeper.forget();
    this.#take(next, undefined, false);
  }

  #addCard(draft: Draft): WayCard {
    const known = this.#cards.find((card) => card.draft.id === draft.id);
    if (known) return known;
    const card = new WayCard(this.desk, this.#say, draft);
    card.addEventListener("closed", () => this.#cards.splice(this.#cards.indexOf(card), 1));
    card.addEventListener("again", () => void this.#grant({ draft: card.draft.id }));
    this.#cards.push(card);
    this.#ways.prepend(card.node);
    return card;
  }

  async #sendTest(): Promise<void> {
    this.#test.disabled = true;
    const answer = await sendTest(this.desk, this.#sheet, this.#form.texts.languages);
    this.#test.disabled = false;
    if (answer.ok) this.desk.notices.tell(this.#say.of("testSent"));
    else this.desk.notices.warn(wordsOf(answer.problem));
  }

  #itemFaults(): string[] {
    const sheet = this.#sheet;
    return [
      ...(writtenTexts(sheet.texts, []).length
        ? []
        : [this.#say.of("headlineIn", { x: this.#say.languageName(this.#form.texts.language) })]),
      ...(sheet.topics?.length ? [] : [this.#say.of("chooseAudience")]),
    ];
  }

  #complain(faults: readonly string[]): void {
    const lines = [...new Set(faults)].filter(Boolean).map((fault) => make("li", { dir: "auto" }, fault));
    this.#faults.replaceChildren(make("ul", {}, ...lines));
    this.#faults.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const card = this.#cards.findLast(({ isCountingDown }) => isCountingDown);
    if (!card) return;
    event.preventDefault();
    void card.undo();
  }

  #drawKept(): void {
    const { kept } = this.#keeper;
    if (!kept) return;
    if (kept.where === "both" && !this.desk.leases.isMine(this.#subject)) void this.desk.leases.take(this.#subject);
    const t = this.#say.seconds(kept.at);
    write(this.#kept, this.#say.of(kept.where === "both" ? "savedBoth" : "savedHere", { t }));
  }

  #drawPassed(): void {
    const { passedBy } = this.#keeper;
    if (!passedBy) return;
    const name = passedBy.names?.[passedBy.savedBy] ?? passedBy.savedBy;
    const mine = button(this.#say.of("keepMine"), "sm", () => {
      this.#keeper.overrule();
      this.#others.hidden = true;
      void this.#keeper.flush();
    });
    const theirs = button(this.#say.of("takeTheirs", { x: name }), "sm", () => this.#take(sheetOf(passedBy), passedBy));
    this.#others.replaceChildren(this.#say.of("savedByOther", { x: name }), " ", mine, " ", theirs);
    this.#others.hidden = false;
  }
}
