// SPDX-License-Identifier: Apache-2.0
// Shows more findings than the page begins with, and those that a filter leaves. Everything is built
// as nodes with text in them: nothing from the data is ever read as HTML.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filter");
  if (!form) return;
  const status = document.getElementById("matches");
  const plain = status.textContent;
  const numbers = new Intl.NumberFormat("en");

  const element = (name, className, text) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  // A finding is [place, message, help, line, before, marked, behind], the last four with a frame.
  const item = ([place, message, help, line, before, marked, behind]) => {
    const node = document.createElement("li");
    const head = document.createElement("p");
    head.append(
      element("bdi", "place", place), " ", element("span", "message", data.texts[message]));
    node.append(head);
    if (help >= 0) node.append(element("p", "help", data.texts[help]));
    if (line !== undefined) {
      const frame = element("pre", "frame");
      const code = document.createElement("code");
      code.append(before, element("mark", "", marked), behind);
      frame.append(element("span", "line", line), code);
      node.append(frame);
    }
    return node;
  };

  class Group {
    constructor(rule, index) {
      this.rule = rule;
      this.node = document.getElementById(`rule-${index}`);
      this.list = this.node.querySelector("ol");
      this.pager = this.node.querySelector("nav");
      this.matching = rule.findings;
      this.page = 0;
      this.node.querySelector(".more")?.remove();
      if (this.pager) this.buildPager();
    }

    get pages() { return Math.max(1, Math.ceil(this.matching.length / data.pageSize)); }

    buildPager() {
      const button = (text, step) => {
        const node = element("button", "", text);
        node.type = "button";
        node.addEventListener("click", () => this.show(this.page + step));
        return node;
      };
      const label = element("label", "", "Page ");
      this.number = document.createElement("input");
      this.number.type = "number";
      this.number.min = 1;
      this.number.addEventListener("change", () => this.show(this.number.valueAsNumber - 1));
      this.of = element("span");
      label.append(this.number);
      this.back = button("Previous", -1);
      this.next = button("Next", 1);
      this.pager.append(this.back, label, this.of, this.next);
      this.showPager();
    }

    showPager() {
      if (!this.pager) return;
      this.number.max = this.pages;
      this.number.value = this.page + 1;
      this.of.textContent = `of ${numbers.format(this.pages)}`;
      // Not `disabled`: the focus would be lost with the last click.
      this.back.setAttribute("aria-disabled", this.page === 0);
      this.next.setAttribute("aria-disabled", this.page + 1 >= this.pages);
      this.pager.hidden = this.pages === 1;
    }

    show(page) {
      this.page = Math.min(Math.max(0, Math.trunc(page) || 0), this.pages - 1);
      const start = this.page * data.pageSize;
      this.list.start = start + 1;
      this.list.replaceChildren(
        ...this.matching.slice(start, start + data.pageSize).map(item));
      this.showPager();
    }

    // What is searched of each finding, made when it is first needed.
    get haystacks() {
      this.texts ??= this.rule.findings.map(([place, message, help, ...frame]) =>
        [this.rule.severity, this.rule.rule, place, data.texts[message], data.texts[help] ?? "",
          frame[0] ?? "", frame.slice(1).join("")].join("\n").toLowerCase());
      return this.texts;
    }

    filter(words) {
      const all = this.rule.findings;
      const texts = this.haystacks;
      this.matching = words.length === 0
        ? all : all.filter((_, index) => words.every((word) => texts[index].includes(word)));
      this.node.hidden = words.length > 0 && this.matching.length === 0;
      this.show(0);
    }
  }

  const groups = data.rules.map((rule, index) => new Group(rule, index));
  const input = document.getElementById("words");
  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter((word) => word);
    for (const group of groups) group.filter(words);
    if (words.length === 0) {
      status.textContent = plain;
      return;
    }
    const sum = (count) => numbers.format(groups.reduce((total, group) => total + count(group), 0));
    status.textContent =
      `${sum((group) => group.matching.length)} of ${sum((group) => group.rule.findings.length)} `
      + "listed findings";
  };
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(filter, 100);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();
