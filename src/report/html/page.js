'use strict';
(() => {
  const $ = (id) => document.getElementById(id);
  const columns = $('main').dataset.columns.split(' ');
  const items = [];
  const groups = new Map();
  const fields = $('fields').content.firstElementChild;
  const [replacement, note] = fields.querySelectorAll('input');
  let order = [];
  let current = null;
  let unsaved = false;
  const history = [];

  /* What stands in the page becomes items: a row, its card, and its marks in the article. */
  for (const file of document.querySelectorAll('.file')) {
    const rows = JSON.parse(file.querySelector('.rows').textContent);
    const own = rows.map((row) => ({
      row, file, marks: [], decision: row.decision, replacement: row.replacement, note: row.note,
    }));
    for (const mark of file.querySelectorAll('.text mark')) {
      mark.items = mark.dataset.rows.split(' ').map((n) => own[n]);
      for (const item of mark.items) item.marks.push(mark);
    }
    for (const card of file.querySelectorAll('.card')) {
      const item = own[card.dataset.row];
      item.card = card;
      item.home = card.parentElement;
      item.words = (card.textContent + ' ' + item.row.file).toLowerCase();
      card.item = item;
      card.tabIndex = -1;
      card.append($('buttons').content.cloneNode(true));
      if (!groups.has(item.row.group)) groups.set(item.row.group, []);
      groups.get(item.row.group).push(item);
    }
    items.push(...own);
  }

  /* Choices that only these articles can tell. */
  const choices = (select, of) => {
    const counts = new Map();
    for (const item of items) counts.set(of(item), (counts.get(of(item)) || 0) + 1);
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1])) {
      select.append(new Option(`${value} (${count})`, value));
    }
    return counts.size;
  };
  choices($('rule'), (item) => item.row.rule);
  $('file').closest('label').hidden = choices($('file'), (item) => item.row.file) < 2;

  /* The rows of one name under each other, whatever article they stand in. */
  const byName = () => {
    const names = $('names');
    names.hidden = $('view').value !== 'names';
    for (const file of document.querySelectorAll('.file')) file.hidden = !names.hidden;
    if (names.hidden) {
      for (const item of items) item.home.append(item.card);
      names.replaceChildren();
      return;
    }
    const sections = [...groups.values()].sort((a, b) => b.length - a.length).map((group) => {
      const section = document.createElement('section');
      section.className = 'group';
      const head = document.createElement('h3');
      const text = document.createElement('bdi');
      text.textContent = group[0].row.text.trim();
      const files = new Set(group.map((item) => item.file)).size;
      const count = document.createElement('span');
      count.className = 'count';
      count.textContent = ` ×${group.length}` + (files > 1 ? ` · ${names.dataset.files}: ${files}` : '');
      head.append(text, count);
      section.append(head, ...group.map((item) => item.card));
      return section;
    });
    names.replaceChildren(...sections);
  };

  const passes = (item) => {
    const decision = $('decision').value;
    const words = $('search').value.trim().toLowerCase();
    return (!$('rule').value || item.row.rule === $('rule').value)
      && (!$('severity').value || item.row.severity === $('severity').value)
      && (!$('file').value || item.row.file === $('file').value)
      && (!decision || (decision === 'open' ? !item.decision : item.decision === decision))
      && (!words || item.words.includes(words));
  };

  const filter = () => {
    for (const item of items) item.card.hidden = !passes(item);
    for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('.card:not([hidden])');
    const names = !$('names').hidden;
    for (const file of document.querySelectorAll('.file')) file.hidden = names || !file.querySelector('.card:not([hidden])');
    order = [...document.querySelectorAll('.card:not([hidden])')].map((card) => card.item);
    $('empty').hidden = order.length > 0 || items.length === 0;
    const decided = items.filter((item) => item.decision).length;
    $('progress').max = Math.max(items.length, 1);
    $('progress').value = decided;
    $('told').value = `${decided} / ${items.length}`;
  };

  const show = (item) => {
    const { card, decision } = item;
    const named = decision && $('decision').querySelector(`option[value="${CSS.escape(decision)}"]`);
    let line = card.querySelector('.decided');
    if (!line) {
      line = document.createElement('p');
      line.className = 'decided';
      card.querySelector('.buttons').before(line);
    }
    line.hidden = !decision;
    line.textContent = '✓ ' + (named ? named.textContent : decision) + (item.replacement ? `: ${item.replacement}` : '');
    line.dataset.wanting = fields.dataset.wanting;
    card.classList.toggle('wanting', decision === 'fix' && !item.replacement && !item.row.suggestion);
    if (decision) card.dataset.decision = decision; else delete card.dataset.decision;
    for (const button of card.querySelectorAll('[data-decide]')) {
      button.setAttribute('aria-pressed', String(button.dataset.decide === decision));
    }
    for (const mark of item.marks) {
      const all = mark.items.every((other) => other.decision);
      if (all) mark.dataset.decision = mark.items[0].decision; else delete mark.dataset.decision;
    }
  };

  const select = (item, focus = true) => {
    if (current) {
      current.card.classList.remove('current');
      current.marks.forEach((mark) => mark.classList.remove('current'));
    }
    current = item;
    if (!item) return;
    item.card.classList.add('current');
    item.marks.forEach((mark) => mark.classList.add('current'));
    item.card.append(fields);
    replacement.value = item.replacement;
    replacement.placeholder = item.row.suggestion.trim();
    note.value = item.note;
    item.card.scrollIntoView({ block: 'nearest' });
    if (item.marks.length && $('names').hidden) item.marks[0].scrollIntoView({ block: 'nearest' });
    if (focus) item.card.focus({ preventScroll: true });
  };

  const step = (by) => {
    const at = order.indexOf(current);
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), order.length - 1);
    if (order[next]) select(order[next]);
  };

  /* A decision for one row; for every place of the text with ignore-all; for every row of the name on request. */
  const decide = (item, decision, whole) => {
    const same = (other) => other.row.rule === item.row.rule && other.row.text === item.row.text;
    const taken = item.decision === decision ? '' : decision;
    let those = [item];
    if (decision === 'ignore-all' || item.decision === 'ignore-all') those = items.filter(same);
    if (whole) those = groups.get(item.row.group);
    history.push({ item, before: those.map((other) => [other, other.decision]) });
    for (const other of those) {
      other.decision = taken;
      show(other);
    }
    unsaved = true;
  };

  const undo = () => {
    const last = history.pop();
    if (!last) return;
    for (const [item, decision] of last.before) {
      item.decision = decision;
      show(item);
    }
    filter();
    select(last.item);
  };

  /* The list as `mtlint check` writes it, with what was decided. */
  const quoted = (value) => (typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`);
  const guarded = (value) => (/^[=+\-@\t\r]/.test(value) ? '\t' + value : value);
  const csv = () => {
    const lines = items.map(({ row, decision, replacement, note }) => {
      const cells = { ...row, decision, replacement: guarded(replacement), note: guarded(note) };
      return columns.map((column) => quoted(cells[column])).join(',');
    });
    return '\ufeff' + [columns.map(quoted).join(','), ...lines, ''].join('\r\n');
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv()], { type: 'text/csv;charset=utf-8' }));
    link.download = 'review.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
  };

  for (const id of ['rule', 'severity', 'decision', 'file', 'search']) $(id).addEventListener('input', filter);
  $('view').addEventListener('input', () => { byName(); filter(); if (current) select(current); });
  $('save').addEventListener('click', save);
  $('keys').addEventListener('click', () => $('help').showModal());
  addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });

  fields.addEventListener('input', () => {
    current.replacement = replacement.value;
    current.note = note.value;
    if (replacement.value && !current.decision) decide(current, 'fix');
    show(current);
    unsaved = true;
  });

  $('main').addEventListener('click', (event) => {
    const mark = event.target.closest('.text mark');
    if (mark) {
      const item = mark.items.find((item) => !item.card.hidden);
      if (item) select(item);
      return;
    }
    const card = event.target.closest('.card');
    if (!card) return;
    const button = event.target.closest('[data-decide]');
    if (card.item !== current) select(card.item, !event.target.closest('input'));
    if (button) {
      decide(card.item, button.dataset.decide, event.shiftKey);
      filter();
    }
  });

  const decisions = { f: 'fix', i: 'ignore', a: 'ignore-all' };
  addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, select, textarea, dialog');
    if (typing) {
      const leaves = event.key === 'Escape' || (event.key === 'Enter' && fields.contains(event.target));
      if (leaves && current && !event.target.closest('dialog')) {
        current.card.focus({ preventScroll: true });
        filter();
        event.preventDefault();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /* On an Arabic keyboard the letter keys are told by their place. */
    const key = /^[\x21-\x7e]$/.test(event.key) ? event.key.toLowerCase() : event.code.replace('Key', '').toLowerCase();
    if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else if (key === 'u') undo();
    else if (key === 's') save();
    else if (key === '/' || key === 'slash') $('search').focus();
    else if (key === '?') $('help').showModal();
    else if (current && (key === 'r' || key === 'n')) (key === 'r' ? replacement : note).focus();
    else if (current && Object.hasOwn(decisions, key)) {
      const item = current;
      decide(item, decisions[key], event.shiftKey);
      if (item.card.classList.contains('wanting')) {
        replacement.focus();
      } else {
        const next = item.decision ? order[order.indexOf(item) + 1] : item;
        filter();
        select(next || item);
      }
    } else return;
    event.preventDefault();
  });

  document.documentElement.classList.add('interactive');
  document.querySelector('.bar').hidden = false;
  items.forEach(show);
  filter();
  if (order.length) select(order[0], false);
})();
