(function () {
"use strict";
var root = document.documentElement, words = JSON.parse(document.getElementById("words").textContent);
root.classList.add("js");
function all(q, el) { return Array.prototype.slice.call((el || document).querySelectorAll(q)); }
function fold(s) {
  return s.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u0111/g, "d").replace(/\s+/g, " ").trim();
}
function lang() { return root.lang === "en" ? "en" : "vi"; }
function say(key) { return words[key][lang() === "en" ? 1 : 0]; }
function fill(text, n, m) { return text.replace("{n}", n).replace("{m}", m); }
function keep(code) { try { localStorage.setItem("thidua.lang", code); } catch (e) { return; } }
function kept() { try { return localStorage.getItem("thidua.lang"); } catch (e) { return null; } }
function speak(code) {
  root.lang = code;
  all("[data-l]").forEach(function (el) {
    var text = el.getAttribute("data-" + code), name = el.getAttribute("data-l");
    if (name) { el.setAttribute(name, text); } else { el.textContent = text; }
  });
  all("[data-lang]").forEach(function (b) { b.setAttribute("aria-pressed", String(b.getAttribute("data-lang") === code)); });
  forms.forEach(function (f) { f(); });
}
all("[data-lang]").forEach(function (b) {
  b.addEventListener("click", function () { keep(b.getAttribute("data-lang")); speak(b.getAttribute("data-lang")); });
});
all(".print-it").forEach(function (b) { b.addEventListener("click", function () { window.print(); }); });

/* One view at a time; without the script all of them follow one another. */
var views = all(".view"), doors = all(".doors a");
views.forEach(function (v) { v.setAttribute("data-id", v.id); v.removeAttribute("id"); });
function named(id) { return views.filter(function (v) { return v.getAttribute("data-id") === id; })[0] || document.getElementById(id); }
function show(id) {
  views.forEach(function (v) {
    var on = v.getAttribute("data-id") === id;
    v.classList.toggle("on", on);
    if (on) { root.classList.toggle("wide", v.classList.contains("wide")); }
  });
  doors.forEach(function (a) {
    if (a.getAttribute("href") === "#" + id) { a.setAttribute("aria-current", "page"); } else { a.removeAttribute("aria-current"); }
  });
}
function route(moved) {
  if (!views.length) { return; }
  var hash = decodeURIComponent(location.hash.slice(1)), at = hash.indexOf("?");
  var id = at < 0 ? hash : hash.slice(0, at), view = id && named(id);
  if (!view || id.indexOf("lang=") === 0) { view = views[0]; }
  var home = view.closest(".view") || views[0];
  show(home.getAttribute("data-id"));
  if (at >= 0) { asked(home, new URLSearchParams(hash.slice(at + 1))); }
  if (home !== view) { reveal(view); } else if (moved) {
    window.scrollTo(0, 0);
    var h = home.querySelector("h2");
    if (h) { h.tabIndex = -1; h.focus({ preventScroll: true }); }
  }
}
function asked(view, params) {
  var form = view.querySelector("form.filters");
  if (form) {
    form.reset();
    params.forEach(function (value, name) {
      all("[name=" + name + "]", form).forEach(function (el) {
        if (el.type === "checkbox") { if (value.split(",").indexOf(el.value) >= 0) { el.checked = true; } } else { el.value = value; }
      });
    });
    form.dispatchEvent(new Event("input"));
  }
  var g = params.get("g"), box = g && !form && view.querySelector('[data-g="' + g + '"]');
  if (box) { box.scrollIntoView(); }
}
function reveal(el) {
  all(".hit").forEach(function (h) { h.classList.remove("hit"); });
  var up = el;
  while (up && up !== document.body) { if (up.tagName === "DETAILS") { up.open = true; } if (up.hidden) { up.hidden = false; } up = up.parentNode; }
  if (el.tagName === "TBODY") { toggle(el, true); }
  el.classList.add("hit");
  el.scrollIntoView({ block: el.tagName === "TBODY" ? "start" : "center" });
}
window.addEventListener("hashchange", function () { route(true); });

/* Candidates: open, sort, filter. */
function toggle(body, open) {
  var button = body.querySelector(".opener"), details = body.querySelector(".two details");
  body.classList.toggle("opened", open);
  details.open = open;
  button.setAttribute("aria-expanded", String(open));
}
all(".people .opener").forEach(function (b) {
  b.addEventListener("click", function () { var t = b.closest("tbody"); toggle(t, !t.classList.contains("opened")); });
});
all(".people thead button").forEach(function (b) {
  b.addEventListener("click", function () {
    var th = b.parentNode, table = th.closest("table"), by = +b.getAttribute("data-by");
    var down = th.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    all("th[aria-sort]", table).forEach(function (h) { h.removeAttribute("aria-sort"); });
    th.setAttribute("aria-sort", down > 0 ? "ascending" : "descending");
    var rows = all("tbody", table).map(function (t) { return [t.getAttribute("data-o").split(",").map(Number), t]; });
    rows.sort(function (x, y) { return down * (x[0][by] - y[0][by]) || x[0][0] - y[0][0]; });
    rows.forEach(function (r) { table.insertBefore(r[1], table.tFoot); });
    number(table);
  });
});
function number(table) {
  var n = 0;
  all("tbody", table).forEach(function (t) { if (!t.hidden) { n += 1; t.querySelector(".stt").textContent = n; } });
}
function watch(form, apply) {
  var timer = 0;
  function soon() { clearTimeout(timer); timer = setTimeout(apply, 300); }
  form.addEventListener("submit", function (e) { e.preventDefault(); apply(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  form.addEventListener("change", apply);
  form.addEventListener("compositionend", soon);
  form.addEventListener("input", function (e) { if (e.target.type === "search") { soon(); } else { apply(); } });
}
function checked(form, name) { return all('[name="' + name + '"]:checked', form).map(function (i) { return i.value; }); }
function seen(el) {
  return all(".v, .e", el).length ? all(lang() === "en" ? ".e" : ".v", el).map(function (s) { return s.textContent; }).join(" ") : el.textContent;
}
/* The filters in words: they are printed with the list. */
function chosen(form) {
  var told = all("select", form).filter(function (s) { return s.value; }).map(function (s) { return s.options[s.selectedIndex].text; });
  var boxes = all("input:checked", form).map(function (i) { return seen(i.parentNode).trim(); });
  return told.concat(boxes, form.q.value ? ["“" + form.q.value + "”"] : []);
}
var forms = [];
all('form[data-for="people"]').forEach(function (form) {
  var bodies = all(".people tbody").map(function (t) {
    return { el: t, g: t.closest(".aw").getAttribute("data-g"), a: t.getAttribute("data-a"), u: t.getAttribute("data-u"), c: t.getAttribute("data-c"),
      q: fold(t.querySelector(".one").children[1].textContent + " " + t.querySelector(".u").textContent) };
  });
  function apply() {
    var a = checked(form, "a"), g = form.g.value, k = form.k.value, u = form.u.value, q = fold(form.q.value), n = 0, only = form.v.checked;
    bodies.forEach(function (b) {
      var ok = (!g || b.g === g) && (!u || b.u === u) && (!q || b.q.indexOf(q) >= 0);
      if (ok && k) {
        ok = (a.length ? a : ["Đ", "K", "T", "X"]).some(function (x) {
          return b.c.indexOf(" " + k + x + " ") >= 0 || (!only && b.c.indexOf(" " + k + x.toLowerCase() + " ") >= 0);
        });
      } else if (ok && a.length) { ok = a.indexOf(b.a) >= 0; }
      b.el.hidden = !ok;
      if (ok) { n += 1; }
    });
    all(".aw").forEach(function (s) {
      var left = all("tbody:not([hidden])", s).length;
      s.hidden = !left && (bodies.length > 0) && !(s.querySelector(".empty") && !g && !k && !u && !q && !a.length);
      all(".many", s).forEach(function (m) { m.textContent = left; });
      all("[data-sum]", s).forEach(function (m) {
        m.textContent = all('tbody:not([hidden])[data-a="' + m.getAttribute("data-sum") + '"]', s).length;
      });
      all("table.people", s).forEach(number);
    });
    document.querySelector(".nobody").hidden = n > 0;
    form.querySelector("output").textContent = [fill(say("shown"), n, bodies.length)].concat(chosen(form)).join(" · ");
  }
  watch(form, apply);
  forms.push(apply);
});
all('form[data-for="text"]').forEach(function (form) {
  var rows = all(".text .row").map(function (r) {
    return { el: r, m: r.getAttribute("data-m"), head: r.classList.contains("head"), q: fold(r.textContent) };
  });
  function apply() {
    var m = checked(form, "m"), q = fold(form.q.value), n = 0;
    rows.forEach(function (r) {
      var ok = (!m.length || m.some(function (x) { return r.m.split(" ").indexOf(x) >= 0; })) && (!q || r.q.indexOf(q) >= 0);
      r.el.hidden = !ok;
      if (ok) { n += 1; }
    });
    document.querySelector(".no-clause").hidden = n > 0;
    form.querySelector("output").textContent = [fill(say("clauses"), n, rows.length)].concat(chosen(form)).join(" · ");
  }
  watch(form, apply);
  forms.push(apply);
});

/* A clause or a record opens where it is cited. */
function two(key) {
  var box = document.createElement("span");
  words[key].forEach(function (text, at) {
    var s = document.createElement("span");
    s.className = at ? "e" : "v"; s.lang = at ? "en" : "vi"; s.textContent = text; box.appendChild(s);
  });
  return box;
}
function card(target) {
  var box = document.createElement("div");
  box.className = "inplace";
  if (target.tagName === "TR") {
    var list = document.createElement("dl"), heads = all("th", target.closest("table").tHead);
    all("td", target).forEach(function (td, at) {
      if (!td.textContent) { return; }
      var dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.innerHTML = heads[at].innerHTML; dd.innerHTML = td.innerHTML; list.appendChild(dt); list.appendChild(dd);
    });
    box.appendChild(list);
  } else {
    all(".words,.gloss", target).forEach(function (w) {
      var p = document.createElement("p"); p.className = w.className; p.lang = w.lang; p.innerHTML = w.innerHTML; box.appendChild(p);
    });
  }
  return box;
}
document.addEventListener("click", function (e) {
  var link = e.target.closest && e.target.closest("a.c, a.s");
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey) { return; }
  var target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  if (!target) { return; }
  e.preventDefault();
  var home = link.closest("li p, li, td, th, small, .remark, .inplace, p, h3, dd") || link.parentNode;
  if (/^(SMALL|H3)$/.test(home.tagName)) { home = home.parentNode.tagName === "H3" ? home.parentNode : home; }
  var next = home.nextElementSibling, inside = /^(TD|TH|LI|DD|DIV)$/.test(home.tagName);
  var old = inside ? home.querySelector(":scope > .inplace") : next && next.classList.contains("inplace") ? next : null;
  var same = old && old.getAttribute("data-of") === link.getAttribute("href");
  if (old) { old.remove(); link.removeAttribute("aria-expanded"); }
  if (same) { return; }
  var box = card(target), foot = document.createElement("p"), go = document.createElement("a"), shut = document.createElement("button");
  box.setAttribute("data-of", link.getAttribute("href"));
  foot.className = "foot-links"; go.href = link.getAttribute("href"); go.appendChild(two(target.tagName === "TR" ? "in_records" : "in_text"));
  shut.type = "button"; shut.appendChild(two("close"));
  shut.addEventListener("click", function () { box.remove(); link.removeAttribute("aria-expanded"); link.focus(); });
  foot.appendChild(go); foot.appendChild(shut); box.appendChild(foot);
  link.setAttribute("aria-expanded", "true");
  if (inside) { home.appendChild(box); } else { home.parentNode.insertBefore(box, home.nextSibling); }
});

var wanted = new URLSearchParams(location.search).get("lang") || (location.hash.match(/lang=(vi|en)/) || [])[1] || kept();
speak(wanted === "en" ? "en" : "vi");
route(false);
})();
