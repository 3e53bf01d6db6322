// SPDX-License-Identifier: Apache-2.0
// swift-format-ignore-file
// Generated from schemas/reports; to renew it: make docs

/// The files of `schemas/reports` as they were when the package was built.
enum EmbeddedReportPage {
  static let files: [(name: String, text: String)] = [
    ("schemas/reports/page.css", #"""
/* SPDX-License-Identifier: Apache-2.0 */
:root {
  color-scheme: light dark;
  --page: #ffffff;
  --panel: #f6f7f9;
  --text: #1c2127;
  --muted: #58616c;
  --line: #dfe3e8;
  --accent: #2a5db0;
  --error: #b3261e;
  --warning: #8a5600;
  --note: #4a5d75;
  --good: #1f6b3a;
  --error-mark: #fde3df;
  --warning-mark: #fbecce;
  --note-mark: #e6ebf1;
  --trained: #e3ecfa;
  --mono: ui-monospace, "SFMono-Regular", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b;
    --panel: #1c2026;
    --text: #e6e9ed;
    --muted: #a0a9b4;
    --line: #323941;
    --accent: #86b3ff;
    --error: #ff9389;
    --warning: #e8b662;
    --note: #a9bcd3;
    --good: #7fd19b;
    --error-mark: #542723;
    --warning-mark: #493614;
    --note-mark: #303b49;
    --trained: #203556;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
body { max-width: 68rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; background: var(--page); color: var(--text); overflow-wrap: anywhere; }
a { color: var(--accent); }
bdi { unicode-bidi: isolate; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--page); }
h1, h2, h3 { line-height: 1.25; font-weight: 600; margin: 0; }
h1 { font-size: 1.75rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 3.5rem 0 1.25rem; }
.file h3 { font-size: 1rem; margin: 2rem 0 .75rem; }
p { margin: 0 0 .75rem; }
small { font-size: .875rem; color: var(--muted); font-weight: 400; }
.tool { color: var(--muted); font-size: .875rem; margin-bottom: .25rem; }
.verdict { margin: .75rem 0 0; color: var(--muted); }
.badge { display: inline-block; padding: 0 .6rem; margin-right: .35rem; border: 1px solid; border-radius: 1rem; font-size: .875rem; font-weight: 600; color: var(--note); }
.badge.refused { color: var(--error); }
.badge.doubtful { color: var(--warning); }
.badge.accepted { color: var(--good); }
.facts .error, .severity.error { color: var(--error); }
.facts .warning, .severity.warning { color: var(--warning); }
.facts .note, .severity.note { color: var(--note); }

.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1.25rem 1.5rem; margin: 2rem 0 0; padding: 1.25rem 0; border: solid var(--line); border-width: 1px 0; }
.facts dt { color: var(--muted); font-size: .875rem; }
.facts dd { margin: 0; font-size: 1.375rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }

.notice { margin-top: 2rem; padding: 1.25rem 1.5rem; background: var(--panel); border-left: 3px solid var(--warning); border-radius: 4px; }
.notice h2 { font-size: 1rem; margin: 0 0 .5rem; }
.notice ul, .remarks { margin: 0; padding-left: 1.1rem; }
.remarks { margin-top: 1rem; color: var(--muted); font-size: .875rem; }
.path { font-weight: 600; }
.lead { margin: 1.5rem 0 .5rem; font-weight: 600; }

.pairs { margin: 0; }
.pairs div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
.pairs dt { color: var(--muted); }
.pairs dd { margin: 0; white-space: pre-wrap; font-variant-numeric: tabular-nums; }
.pairs .sum dd { font-weight: 600; }

.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 2.5rem 3rem; }
.chart { margin: 0; min-width: 0; }
figcaption { font-weight: 600; margin-bottom: .75rem; }
svg { display: block; overflow: visible; font-size: 12px; font-variant-numeric: tabular-nums; }
svg text { fill: var(--text); }
svg .tick { fill: var(--muted); }
svg .bar { fill: var(--accent); }
svg .bar.error { fill: var(--error); }
svg .bar.warning { fill: var(--warning); }
svg .bar.note { fill: var(--note); }
svg .track { fill: var(--panel); }
svg .base { stroke: var(--line); }
svg line.mark { stroke: var(--text); stroke-dasharray: 3 3; }
svg .label, svg .count { font-size: 13px; }
.summary { margin: .75rem 0 .25rem; color: var(--muted); font-size: .875rem; }

summary { cursor: pointer; }
.table > summary { color: var(--muted); font-size: .875rem; }
table { border-collapse: collapse; font-size: .875rem; margin-top: .5rem; min-width: 50%; }
th, td { padding: .3rem 1rem .3rem 0; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--muted); font-weight: 400; }
tbody th { font-weight: 400; }
th.number, td.number { text-align: right; padding: .3rem 0 .3rem 1rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
.wide table { width: 100%; overflow-wrap: normal; }

form { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .75rem; margin-bottom: 1rem; }
form label { font-weight: 600; }
form span { color: var(--muted); font-size: .875rem; }
input, button { font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--muted); border-radius: 4px; padding: .3rem .6rem; }
input[type="search"] { flex: 1 1 16rem; max-width: 26rem; }
input[type="number"] { width: 5.5rem; font-variant-numeric: tabular-nums; }
button { cursor: pointer; }
button[aria-disabled="true"] { color: var(--muted); border-color: var(--line); cursor: default; }
[role="status"] { color: var(--muted); }

.rule { border-top: 1px solid var(--line); padding: 1rem 0; }
.rule > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .75rem; list-style: none; }
.rule > summary::-webkit-details-marker { display: none; }
.rule > summary::before { content: "›"; color: var(--muted); width: .5rem; }
.rule[open] > summary::before { content: "⌄"; }
.rule h3 { font-size: 1rem; }
.severity { font-size: .875rem; font-weight: 600; }
.total { margin-left: auto; font-variant-numeric: tabular-nums; }
.rule > p, .rule > ol, .rule > nav { margin-left: 1.25rem; }
.about { margin: .35rem 0 0; }
.help { margin: 0; color: var(--muted); font-size: .875rem; }
.help::before { content: "→ "; }
.more, .omitted { color: var(--muted); font-size: .875rem; margin-top: .75rem; margin-bottom: 0; }
.findings { list-style: none; padding: 0; margin: .5rem 0 0; }
.findings li { padding: .75rem 0 0; }
.findings p { margin: 0; }
.place { color: var(--muted); font-size: .875rem; margin-right: .5rem; font-variant-numeric: tabular-nums; }
.frame { display: flex; gap: 1rem; margin: .4rem 0 0; padding: .5rem .75rem; background: var(--panel); border-radius: 4px; white-space: pre-wrap; }
pre, code { font: .8125rem/1.6 var(--mono); }
.frame code { min-width: 0; direction: ltr; unicode-bidi: isolate; }
.frame .line { color: var(--muted); user-select: none; }
mark { color: var(--text); }
.error .frame mark { background: var(--error-mark); border-bottom: 2px solid var(--error); }
.warning .frame mark { background: var(--warning-mark); border-bottom: 2px solid var(--warning); }
.note .frame mark { background: var(--note-mark); border-bottom: 2px solid var(--note); }
.frame mark:empty::before { content: "\200B"; padding-left: .5em; }
.pager { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin-top: 1rem; font-size: .875rem; font-variant-numeric: tabular-nums; }

.legend { color: var(--muted); font-size: .875rem; }
.row { border-top: 1px solid var(--line); padding: .75rem 0; }
.row > summary { font-weight: 600; }
.text { margin: .75rem 0 .25rem; padding: 1rem 1.25rem; background: var(--panel); border-radius: 4px; white-space: pre-wrap; direction: ltr; }
mark.trained { background: var(--trained); border-bottom: 2px solid var(--accent); }
.special { color: var(--muted); }
mark.special { color: var(--text); }
.cut { text-decoration: line-through; }
.omission { display: block; color: var(--muted); font-style: italic; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.375rem; }
  h2 { margin-top: 2.5rem; }
  .pairs div { grid-template-columns: 6.5rem 1fr; }
  .rule > p, .rule > ol, .rule > nav { margin-left: 0; }
  .text { padding: .75rem; }
}
@media print { form, .pager, .skip { display: none !important; } }
"""#),
    ("schemas/reports/page.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    The page of `jsonlcheck --output-format html`. All text that comes here is HTML already, so nothing
    is escaped here; see PageValue. Text from the data never stands at the start of a line. -#}
{%- macro drawing(chart) -%}
<figure class="chart">
<figcaption>{{ chart.title }}</figcaption>
<svg role="img" aria-labelledby="{{ chart.id }}-title {{ chart.id }}-text" width="100%" height="{{ chart.height }}">
<title id="{{ chart.id }}-title">{{ chart.title }}</title>
<desc id="{{ chart.id }}-text">{{ chart.summary }}</desc>
{% if chart.shape == 'columns' %}
<line class="base" x1="0" x2="100%" y1="{{ chart.base }}.5" y2="{{ chart.base }}.5"/>
{% for column in chart.columns %}
<rect class="bar {{ column.tone }}" x="{{ column.x }}" y="{{ column.y }}" width="{{ column.width }}" height="{{ column.height }}" rx="1.5"/>
{% endfor %}
{% for tick in chart.ticks %}
<text class="tick" x="{{ tick.x }}" y="{{ chart.base + 18 }}" text-anchor="{{ tick.anchor }}">{{ tick.text }}</text>
{% endfor %}
{% if chart.peak %}
<text class="tick" x="{{ chart.peak.x }}" y="29" text-anchor="{{ chart.peak.anchor }}">{{ chart.peak.text }}</text>
{% endif %}
{% if chart.mark %}
<line class="mark" x1="{{ chart.mark.x }}" x2="{{ chart.mark.x }}" y1="0" y2="{{ chart.base }}"/>
<text class="mark" x="{{ chart.mark.x }}" y="11" dx="{{ chart.mark.dx }}" text-anchor="{{ chart.mark.anchor }}">{{ chart.mark.text }}</text>
{% endif %}
{% endif %}
{% for bar in chart.bars %}
<text class="label" x="0" y="{{ bar.labelY }}">{{ bar.label }}</text>
<text class="count" x="100%" y="{{ bar.labelY }}" text-anchor="end">{{ bar.count }}</text>
<rect class="track" x="0" y="{{ bar.y }}" width="100%" height="5" rx="2.5"/>
<rect class="bar {{ bar.tone }}" x="0" y="{{ bar.y }}" width="{{ bar.width }}" height="5" rx="2.5"/>
{% endfor %}
</svg>
<p class="summary">{{ chart.summary }}{% if chart.hidden %} The table has {{ chart.hidden }} more.{% endif %}</p>
<details class="table">
<summary>Table: {{ chart.title }}</summary>
<table>
<thead><tr><th scope="col">{{ chart.head[0] }}</th><th scope="col" class="number">{{ chart.head[1] }}</th></tr></thead>
<tbody>
{% for row in chart.rows %}
<tr><th scope="row">{{ row[0] }}</th><td class="number">{{ row[1] }}</td></tr>
{% endfor %}
</tbody>
</table>
</details>
</figure>
{% endmacro -%}
{%- macro remarks(file) -%}
{% if file.remarks %}
<ul class="remarks">
{% for remark in file.remarks %}
<li>{{ remark }}</li>
{% endfor %}
</ul>
{% endif %}
{% endmacro -%}
{%- macro charts(file) -%}
{% if file.charts %}
<div class="charts">
{% for chart in file.charts %}
{{ drawing(chart) -}}
{% endfor %}
</div>
{% endif %}
{% endmacro -%}
{%- macro costs(file, level) -%}
{% if file.tokenRows %}
<h{{ level }}>Tokens and cost</h{{ level }}>
<dl class="pairs">
{% for row in file.tokenRows %}
<div><dt>{{ row.title }}</dt><dd>{{ row.text }}</dd></div>
{% endfor %}
</dl>
{% if file.costRows %}
<p class="lead">{{ file.job }}</p>
<dl class="pairs">
{% for row in file.costRows %}
<div{% if row.title == 'total' %} class="sum"{% endif %}><dt>{{ row.title }}</dt><dd>{{ row.text }}{% if row.origin %} <small>{{ row.origin }}</small>{% endif %}</dd></div>
{% endfor %}
</dl>
{% endif %}
{% if file.costNotes %}
<ul class="remarks">
{% for note in file.costNotes %}
<li>{{ note }}</li>
{% endfor %}
</ul>
{% endif %}
{% endif %}
{% endmacro -%}
{%- macro rows(file, level) -%}
{% if file.samples %}
<h{{ level }}>Rows as the model sees them</h{{ level }}>
<p class="legend">The first rows of the file. <mark class="trained">What is underlined</mark> the model learns to say, <span class="special">special tokens</span> steer it, and what is <s class="cut">struck out</s> is beyond its context.</p>
{% for sample in file.samples %}
<details class="row"{% if loop.first %} open{% endif %}>
<summary>{{ sample.title }}{% if sample.counts %} <small>{{ sample.counts }}</small>{% endif %}</summary>
<pre class="text">
{%- for piece in sample.pieces -%}
{%- if piece.omitted -%}
<span class="omission">⋯ {{ piece.omitted }} not shown ⋯</span>
{%- elif piece.isTrained -%}
<mark class="{{ piece.kind }}">{{ piece.text }}</mark>
{%- elif piece.kind -%}
<span class="{{ piece.kind }}">{{ piece.text }}</span>
{%- else -%}
<span>{{ piece.text }}</span>
{%- endif -%}
{%- endfor -%}
</pre>
</details>
{% endfor %}
{% endif %}
{% endmacro -%}
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{{ verdict }}: {{ title }} – jsonlcheck</title>
<style>{{ style }}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<p class="tool">jsonlcheck</p>
<h1><bdi>{{ title }}</bdi></h1>
<p class="verdict"><strong class="badge {{ verdict }}">{{ verdict }}</strong> {{ meaning }}</p>
<dl class="facts">
{% for fact in facts %}
<div><dt>{{ fact.title }}</dt><dd class="{{ fact.tone }}">{{ fact.text }}</dd></div>
{% endfor %}
</dl>
</header>
<main>
{% if failures %}
<section class="notice" aria-labelledby="failures">
<h2 id="failures">Not checked</h2>
<ul>
{% for failure in failures %}
<li class="failure"><bdi class="path">{{ failure.path }}</bdi> <span>{{ failure.message }}</span></li>
{% endfor %}
</ul>
</section>
{% endif %}
{% if notes %}
<section class="notice" aria-labelledby="doubts">
<h2 id="doubts">What is doubtful about the counts</h2>
<ul>
{% for note in notes %}
<li>{{ note }}</li>
{% endfor %}
</ul>
</section>
{% endif %}
{% if files | length > 1 %}
<section aria-labelledby="files">
<h2 id="files">Files</h2>
<div class="wide" role="region" aria-label="Table of files" tabindex="0">
<table>
<thead><tr><th scope="col">file</th><th scope="col">verdict</th><th scope="col">format</th><th scope="col" class="number">records</th><th scope="col" class="number">size</th><th scope="col" class="number">errors</th><th scope="col" class="number">warnings</th><th scope="col" class="number">notes</th></tr></thead>
<tbody>
{% for file in files %}
<tr><th scope="row">{% if file.charts %}<a href="#{{ file.id }}"><bdi>{{ file.path }}</bdi></a>{% else %}<bdi>{{ file.path }}</bdi>{% endif %}</th><td><span class="badge {{ file.verdict }}">{{ file.verdict }}</span></td><td>{{ file.format or '–' }}</td><td class="number">{{ file.records }}</td><td class="number">{{ file.size }}</td><td class="number">{{ file.errors }}</td><td class="number">{{ file.warnings }}</td><td class="number">{{ file.notes }}</td></tr>
{% endfor %}
</tbody>
</table>
</div>
{% if hiddenFiles %}
<p>{{ hiddenFiles }} more files are in the counts and findings only.</p>
{% endif %}
</section>
{% elif files %}
<section class="file">
{{ remarks(files[0]) -}}
{{ costs(files[0], 2) -}}
{% if files[0].charts %}
<h2>Charts</h2>
{{ charts(files[0]) -}}
{% endif %}
</section>
{% endif %}
<section aria-labelledby="findings">
<h2 id="findings" tabindex="-1">Findings</h2>
{% if groups %}
<form id="filter" role="search" hidden>
<label for="words">Filter</label>
<input id="words" type="search" autocomplete="off" spellcheck="false" aria-describedby="words-help">
<span id="words-help">All words have to occur in the severity, rule, place, message or line.</span>
</form>
<p id="matches" role="status">{{ total }}{% if omitted %}, of which {{ listedText }} are listed; --max-diagnostics all lists all{% endif %}</p>
{% for group in groups %}
<details class="rule {{ group.severity }}" open id="{{ group.id }}">
<summary><h3>{{ group.rule }}</h3> <span class="severity {{ group.severity }}">{{ group.severity }}</span> <span class="total">{{ group.count }}</span></summary>
<p class="about">{{ group.summary }}</p>
<p class="help">{{ group.help }}</p>
<ol class="findings">
{% for finding in group.findings %}
<li><p><bdi class="place">{{ finding.place }}</bdi> <span class="message">{{ finding.message }}</span></p>
{%- if finding.help -%}
<p class="help">{{ finding.help }}</p>
{%- endif -%}
{%- if finding.frame -%}
<pre class="frame"><span class="line">{{ finding.frame.line }}</span><code>{{ finding.frame.before }}<mark>{{ finding.frame.marked }}</mark>{{ finding.frame.behind }}</code></pre>
{%- endif -%}
</li>
{% endfor %}
</ol>
{% if group.listed > group.findings | length %}
<p class="more">The first {{ group.findings | length }} of {{ group.listedText }}; a browser that runs scripts shows all.</p>
<nav class="pager" aria-label="Pages of {{ group.rule }}" hidden></nav>
{% endif %}
{% if group.omitted %}
<p class="omitted">{{ group.omittedText }} more counted and not listed</p>
{% endif %}
</details>
{% endfor %}
{% else %}
<p>{{ 'There are none.' if files else 'Nothing was looked at.' }}</p>
{% endif %}
</section>
{% if files | length == 1 %}
<section class="file">
{{ rows(files[0], 2) -}}
</section>
{% else %}
{% for file in files if file.charts or file.remarks %}
<section class="file" aria-labelledby="{{ file.id }}">
<h2 id="{{ file.id }}"><bdi>{{ file.path }}</bdi></h2>
{{ remarks(file) -}}
{{ charts(file) -}}
{{ costs(file, 3) -}}
{{ rows(file, 3) -}}
</section>
{% endfor %}
{% endif %}
</main>
<footer>
<p>Checked in {{ seconds }}. <code>jsonlcheck --explain RULE</code> prints the page of a rule.</p>
</footer>
<script type="application/json" id="data">{{ data }}</script>
<script>{{ script }}</script>
</body>
</html>
"""#),
    ("schemas/reports/page.js", #"""
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
"""#),
  ]
}
