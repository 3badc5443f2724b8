// The search and the list beside a page. Works for pages opened as files: nothing is fetched, data
// comes as scripts.
(function () {
  'use strict';

  const DIFFERENTIABLE = ['yes', 'no'];
  const PAGE = 30;
  const SHORT = 3;
  const root = document.body.dataset.root;
  const dialog = document.querySelector('dialog.search');
  const field = dialog.querySelector('input');
  const list = dialog.querySelector('#results');
  const count = dialog.querySelector('.search-count');
  const facets = new Map(
    [...dialog.querySelectorAll('[data-facet]')].map((each) => [each.dataset.facet, each]));

  let data = null; // { namespaces, devices, dtypes, symbols }
  let index = null; // lunr's
  let loading = null;
  let found = [];
  let active = 0;
  let remembering = 0;

  // Data

  function script(path) {
    return new Promise((resolve, reject) => {
      const tag = document.createElement('script');
      tag.src = root + path;
      tag.onload = resolve;
      tag.onerror = () => reject(new Error(path + ' is missing.'));
      document.head.append(tag);
    });
  }

  window.waybillSearch = function (all) {
    all.symbols = all.symbols.map((s, id) => {
      const dot = s[0].lastIndexOf('.');
      return {
        id,
        name: s[0],
        namespace: s[0].slice(0, Math.max(0, dot)),
        simple: s[0].slice(dot + 1),
        href: s[1],
        kind: s[2],
        aliases: s[3],
        summary: s[4],
        devices: s[5].map((i) => all.devices[i]),
        dtypes: s[6].map((i) => all.dtypes[i]),
        differentiable: s[7],
        deprecated: s[8],
        text: [s[0], ...s[3], s[4]].join('\n').toLowerCase(),
      };
    });
    data = all;
  };

  function load() {
    loading ||= script('assets/search.js').then(fillFacets).then(show)
      .then(() => script('assets/lunr.js')).then(build).then(show);
    return loading;
  }

  // Words as people type them: layer_norm, layerNorm and layernorm are found by each other.
  function words(text) {
    const all = new Set();
    for (const word of text.match(/[\p{L}\p{N}_]+/gu) || []) {
      all.add(word.toLowerCase());
      const parts = word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{N}]+|[^\p{Lu}\p{Ll}\p{N}_]+/gu) || [];
      if (parts.length > 1) {
        parts.forEach((part) => all.add(part.toLowerCase()));
        all.add(parts.join('').toLowerCase());
      }
    }
    return [...all];
  }

  // In slices, so that typing goes on; until it is done, search reads the texts.
  async function build() {
    const builder = new lunr.Builder();
    builder.ref('id');
    builder.field('name', { boost: 8 });
    builder.field('aliases', { boost: 6 });
    builder.field('summary');
    let sliceEnd = performance.now() + 12;
    for (const s of data.symbols) {
      builder.add({
        id: s.id,
        name: words(s.name),
        aliases: words(s.aliases.join(' ')),
        summary: words(s.summary),
      });
      if (performance.now() > sliceEnd) {
        await new Promise((resolve) => setTimeout(resolve));
        sliceEnd = performance.now() + 12;
      }
    }
    index = builder.build();
    document.documentElement.dataset.searchReady = 'true';
  }

  // Search

  function match(text) {
    const terms = words(text);
    if (!terms.length) {
      return data.symbols;
    }
    const typed = text.trim();
    const scores = index ? ranked(text) : scanned(typed.toLowerCase().split(/[^\p{L}\p{N}_]+/u));
    return [...scores]
      .map(([id, score]) => [data.symbols[id], score + closeness(data.symbols[id], typed)])
      .sort((a, b) => b[1] - a[1] || a[0].name.length - b[0].name.length || (a[0].name < b[0].name ? -1 : 1))
      .map((each) => each[0]);
  }

  function ranked(text) {
    const typed = (text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) || []);
    const long = typed.filter((word) => word.length >= SHORT);
    const rest = typed.filter((word) => word.length < SHORT);
    // A letter or two begin thousands of words: reading the texts is faster than looking them up.
    if (!long.length) {
      return scanned(rest);
    }
    let results = lookUp(long, (query, term, presence) =>
      query.term(term, { presence, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING }));
    // Only what is found nowhere as typed is taken for a slip.
    if (!results.length) {
      results = lookUp(long, (query, term, presence) =>
        query.term(term, { presence, usePipeline: false, editDistance: term.length > 4 ? 2 : 1 }));
    }
    return results
      .map((each) => [Number(each.ref), each.score])
      .filter(([id]) => rest.every((word) => data.symbols[id].text.includes(word)));
  }

  function lookUp(terms, add) {
    return index.query((query) =>
      terms.forEach((term) => add(query, term, lunr.Query.presence.REQUIRED)));
  }

  function scanned(parts) {
    return data.symbols
      .filter((s) => parts.every((part) => s.text.includes(part)))
      .map((s) => [s.id, 0]);
  }

  // How much of a name was typed, whatever stands between its words.
  function closeness(symbol, text) {
    const typed = compact(text);
    const names = [symbol.name, ...symbol.aliases];
    const simples = names.map((each) => compact(each.slice(each.lastIndexOf('.') + 1)));
    const isForm = symbol.kind === 'op' && symbol.simple.endsWith('_') && !text.endsWith('_');
    const less = (symbol.deprecated ? 50 : 0) + (isForm ? 40 : 0);
    if (names.some((each) => compact(each) === typed)) {
      return 1000 - less;
    }
    if (simples.includes(typed)) {
      return 800 + (symbol.simple === text ? 100 : 0) - less;
    }
    if (simples[0].startsWith(typed)) {
      return 400 - 4 * simples[0].length - less;
    }
    return (simples.some((each) => each.startsWith(typed)) ? 200 : 0) - less;
  }

  function compact(text) {
    return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  }

  const TESTS = {
    namespace: (s, value) => s.namespace === value,
    device: (s, value) => s.devices.includes(value),
    dtype: (s, value) => s.dtypes.includes(value),
    differentiable: (s, value) => s.differentiable === value,
  };

  function passes(symbol, without) {
    for (const [name, select] of facets) {
      if (name !== without && select.value && !TESTS[name](symbol, select.value)) {
        return false;
      }
    }
    return true;
  }

  // Pages

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  function fillFacets() {
    const values = {
      namespace: data.namespaces,
      device: data.devices,
      dtype: data.dtypes,
      differentiable: DIFFERENTIABLE,
    };
    for (const [name, select] of facets) {
      const all = element('option', '', 'any');
      all.value = '';
      select.replaceChildren(all, ...values[name].filter(Boolean).map((value) => {
        const option = element('option', '', value);
        option.value = value;
        return option;
      }));
      select.value = select.dataset.wanted || '';
    }
  }

  function countFacets(matches) {
    for (const [name, select] of facets) {
      const rest = matches.filter((s) => passes(s, name));
      const numbers = new Map();
      for (const s of rest) {
        const values = { namespace: [s.namespace], device: s.devices, dtype: s.dtypes,
          differentiable: [s.differentiable] }[name];
        values.forEach((value) => numbers.set(value, (numbers.get(value) || 0) + 1));
      }
      for (const option of select.options) {
        if (option.value) {
          const number = numbers.get(option.value) || 0;
          option.textContent = option.value + ' (' + number + ')';
          option.disabled = !number && option.value !== select.value;
        }
      }
      select.classList.toggle('set', Boolean(select.value));
    }
  }

  function show() {
    if (!data) {
      count.textContent = 'Loading…';
      return;
    }
    const matches = match(field.value);
    countFacets(matches);
    found = matches.filter((s) => passes(s));
    active = 0;
    count.textContent = found.length === 1 ? '1 name' : found.length + ' names';
    list.replaceChildren();
    more();
    list.scrollTop = 0;
    // Browsers refuse an address that changes with every letter.
    clearTimeout(remembering);
    remembering = setTimeout(remember, 250);
  }

  function more() {
    list.querySelector('.more')?.remove();
    const from = list.children.length;
    const typed = words(field.value);
    found.slice(from, from + PAGE).forEach((s, i) => list.append(result(s, from + i, typed)));
    if (list.children.length < found.length) {
      const item = element('li', 'more');
      item.setAttribute('role', 'presentation');
      const button = element('button', '', found.length - list.children.length + ' more');
      button.type = 'button';
      button.addEventListener('click', more);
      item.append(button);
      list.append(item);
    }
    mark(active);
  }

  function result(symbol, i, typed) {
    const item = element('li');
    item.id = 'result-' + i;
    item.setAttribute('role', 'option');
    const link = element('a', symbol.deprecated ? 'deprecated' : '');
    link.href = root + symbol.href;
    link.tabIndex = -1;
    const line = element('span', 'r-line');
    const name = element('span', 'r-name');
    if (symbol.namespace) {
      name.append(element('span', 'r-namespace', symbol.namespace + '.'));
    }
    name.append(...marked(symbol.simple, typed));
    line.append(name);
    const alias = symbol.aliases.find((each) =>
      typed.some((word) => each.toLowerCase().includes(word)));
    if (alias) {
      line.append(element('span', 'r-alias', 'also ' + alias));
    }
    line.append(element('span', 'r-kind', symbol.kind));
    link.append(line);
    const summary = element('span', 'r-summary');
    summary.append(...marked(symbol.summary, typed));
    link.append(summary);
    item.append(link);
    item.addEventListener('pointermove', () => mark(i));
    return item;
  }

  function marked(text, typed) {
    if (!typed.length) {
      return [text];
    }
    const pattern = new RegExp('(' + typed.map((word) =>
      word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') + ')', 'giu');
    return text.split(pattern).filter(Boolean).map((part, i, all) =>
      typed.includes(part.toLowerCase()) ? element('mark', '', part) : part);
  }

  function mark(i) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = Math.max(0, Math.min(i, Math.min(found.length, list.children.length) - 1));
    const item = list.children[active];
    if (item && item.id) {
      item.setAttribute('aria-selected', 'true');
      field.setAttribute('aria-activedescendant', item.id);
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  }

  function step(by) {
    if (by > 0 && list.children[active + 1]?.className === 'more') {
      more();
    }
    mark(active + by);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  // What is searched stands in the address, so that it can be passed on.
  function remember() {
    clearTimeout(remembering);
    const parameters = new URLSearchParams();
    if (dialog.open) {
      if (field.value) {
        parameters.set('q', field.value);
      }
      for (const [name, select] of facets) {
        if (select.value) {
          parameters.set(name, select.value);
        }
      }
    }
    const query = parameters.toString();
    history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash);
  }

  function open() {
    if (!dialog.open) {
      dialog.showModal();
    }
    field.focus();
    field.select();
    show();
    load();
  }

  function openAsked() {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get('q') || '';
    let isAsked = asked.has('q');
    for (const [name, select] of facets) {
      select.dataset.wanted = asked.get(name) || '';
      isAsked ||= asked.has(name);
    }
    if (isAsked) {
      open();
    }
  }

  document.querySelectorAll('[data-search]').forEach((button) => {
    button.addEventListener('click', open);
    button.addEventListener('pointerenter', load, { once: true });
  });
  dialog.querySelector('[data-search-close]').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', remember);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  // The way back from a result leads to the search.
  list.addEventListener('click', remember);
  field.addEventListener('input', show);
  facets.forEach((select) => select.addEventListener('change', show));
  dialog.addEventListener('keydown', (event) => {
    const isSelect = event.target.tagName === 'SELECT';
    if (event.isComposing || isSelect) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && event.target === field) {
      event.preventDefault();
      list.children[active]?.querySelector('a')?.click();
    }
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    const isShortcut = (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey)
      || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (isShortcut) {
      event.preventDefault();
      open();
    }
  });
  document.querySelector('[data-theme-switch]')
    .addEventListener('click', () => window.waybillSwitchTheme());

  // The list beside a page

  window.waybillNavigation = function (symbols) {
    const side = document.querySelector('[data-navigation]');
    const current = side.dataset.current;
    side.querySelector('ul').append(...symbols.map(([name, href]) => {
      const item = element('li');
      const link = element('a', '', name.slice(name.lastIndexOf('.') + 1));
      link.href = root + href;
      if (name === current) {
        link.setAttribute('aria-current', 'page');
      }
      item.append(link);
      return item;
    }));
    const here = side.querySelector('[aria-current]');
    if (here) {
      side.scrollTop = here.offsetTop - side.clientHeight / 2;
    }
  };

  openAsked();
})();
