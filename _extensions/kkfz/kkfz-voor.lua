-- Before cross-references are resolved (both engines): metadata from _variables.yml, Dutch words before
-- section references, a capital at the start of a sentence, an id for every caption, lists of figures and tables.

local stringify = pandoc.utils.stringify
local niveau = {}                       -- section id → heading level
local naamloos = {}                     -- id of a section without a number → its title
local lijst = { fig = {}, tbl = {} }    -- { id, caption } in order of appearance
local volgnummer = 0

local function lees_variabelen()
  local map = quarto and quarto.project and quarto.project.directory or "."
  local bestand = io.open(map .. "/_variables.yml", "r") or io.open("_variables.yml", "r")
  if not bestand then return {} end
  local yaml = bestand:read("a")
  bestand:close()
  return pandoc.read("---\n" .. yaml .. "\n---\n", "markdown-raw_html-raw_tex-raw_attribute").meta
end

local function lees(naam)
  local map = quarto and quarto.project and quarto.project.directory or "."
  local bestand = io.open(map .. "/inhoud/" .. naam, "rb") or io.open("inhoud/" .. naam, "rb")
  if not bestand then return nil end
  local tekst = bestand:read("a")
  bestand:close()
  return tekst
end

-- The organisation's own colours, logo and typeface, for the templates.
local function merkboek(m)
  local tekst = lees("merkboek.json")
  if not tekst then return end
  local merk = pandoc.json.decode(tekst, false)
  for _, naam in ipairs({ "primair", "tekst", "lijn" }) do
    if merk[naam] then m["merk-" .. naam] = pandoc.RawInline("typst", merk[naam]:sub(2)) end
  end
  if merk.letter then m["merk-letter"] = pandoc.RawInline("typst", merk.letter) end
  if merk.logo then
    local alt = merk.alt:gsub("\\", "\\\\"):gsub('"', '\\"')
    m["merk-logo"] = merk.logo
    m["merk-alt"] = pandoc.RawInline("html", (merk.alt:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;")))
    m["merk-logo-typst"] = pandoc.RawInline("typst", 'image("' .. merk.logo .. '", alt: "' .. alt .. '", height: 0.9cm, fit: "contain")')
  end
  m["merk-stijl"] = pandoc.RawInline("html", lees("merkboek.css"))
end

local function meta(m)
  local v = lees_variabelen()
  m.kkfz = v
  merkboek(m)
  if v.titel then m.title = v.titel end
  if v.ondertitel then m.subtitle = v.ondertitel end
  if v.organisatie then m.author = pandoc.MetaInlines(v.organisatie) end
  m.pagetitle = m.title and stringify(m.title) or nil
  if v.profiel then m["profiel-" .. stringify(v.profiel)] = true end
  m.lang = m.lang or "nl"
  return m
end

local function onthoud(soort, id, bijschrift)
  if #bijschrift > 0 then table.insert(lijst[soort], { id = id, bijschrift = bijschrift }) end
end

local function met_id(soort, el)
  local bijschrift = pandoc.utils.blocks_to_inlines(el.caption.long)
  if #bijschrift == 0 then return nil end
  if el.identifier:match("^" .. soort .. "%-") then
    onthoud(soort, el.identifier, bijschrift)
    return el
  end
  volgnummer = volgnummer + 1
  el.identifier = soort .. "-zonder-naam-" .. volgnummer
  onthoud(soort, el.identifier, bijschrift)
  if not (quarto and quarto.FloatRefTarget) then return el end
  -- Quarto numbers floats, and made them before this filter.
  local inhoud = el
  if soort == "tbl" then inhoud.caption = pandoc.Caption(pandoc.Blocks({})) else inhoud = el.content end
  return quarto.FloatRefTarget({
    identifier = el.identifier, type = soort == "tbl" and "Table" or "Figure",
    content = pandoc.Blocks(inhoud), caption_long = pandoc.Plain(bijschrift),
  })
end

local verzamel = {
  traverse = "topdown",
  Header = function(h)
    niveau[h.identifier] = h.level
    if h.classes:includes("unnumbered") then naamloos[h.identifier] = h.content end
  end,
  Table = function(t) return met_id("tbl", t) end,
  Figure = function(f) return met_id("fig", f), false end,
  FloatRefTarget = function(f)
    local soort = f.identifier:match("^(%a+)%-")
    local lang = f.caption_long
    if lijst[soort] and lang then
      onthoud(soort, f.identifier, lang.content or pandoc.utils.blocks_to_inlines(pandoc.Blocks(lang)))
    end
    return nil, false
  end,
}

-- Quarto has wrapped every table and figure with an id in a node that only its own walk knows.
local function loop(doc, filter)
  local ast = quarto and quarto._quarto and quarto._quarto.ast
  return ast and ast.walk(doc, filter) or doc:walk(filter)
end

-- "hoofdstuk 4" or "paragraaf 4.1": the engine supplies the number, the word depends on the level.
local function verwijzing(c, zinsbegin)
  if #c.citations ~= 1 then return nil end
  local een = c.citations[1]
  local soort = een.id:match("^(%a+)%-")
  if naamloos[een.id] then  -- no number to refer to, so by its title
    return { pandoc.Quoted("DoubleQuote", { pandoc.Link(naamloos[een.id], "#" .. een.id) }) }
  end
  if zinsbegin and (soort == "tbl" or soort == "fig") and een.mode ~= "SuppressAuthor" then
    een.id = soort:sub(1, 1):upper() .. een.id:sub(2)
    c.citations = { een }
    return { c }
  end
  if soort ~= "sec" or een.mode == "SuppressAuthor" then return nil end
  local woord = niveau[een.id] == 1 and "hoofdstuk" or "paragraaf"
  if zinsbegin then woord = woord:sub(1, 1):upper() .. woord:sub(2) end
  een.mode = "SuppressAuthor"
  c.citations = { een }
  return { pandoc.Str(woord .. "\u{a0}"), c }
end

local function regel(inlines)
  local uit, zinsbegin = pandoc.Inlines({}), true
  for _, el in ipairs(inlines) do
    local in_bron = el.t == "Span" and el.classes:includes("bron") and el.content[1]
    local cite = in_bron and in_bron.t == "Cite" and in_bron or el
    local nieuw = cite.t == "Cite" and verwijzing(cite, zinsbegin)
    if nieuw and in_bron then
      el.content = nieuw
      uit:insert(el)
    elseif nieuw then uit:extend(nieuw) else uit:insert(el) end
    if el.t == "Str" then
      zinsbegin = el.text:match("[.!?]$") ~= nil
    elseif el.t ~= "Space" and el.t ~= "SoftBreak" then
      zinsbegin = false
    end
  end
  return uit
end

local function alinea(p)
  p.content = regel(p.content)
  return p
end

local function zonder_noten(inlines)
  return inlines:walk({ Note = function() return {} end, Link = function(l) return l.content end })
end

local function lijst_van(soort, titel, woord)
  if #lijst[soort] == 0 then return {} end
  local items = pandoc.List()
  for _, f in ipairs(lijst[soort]) do
    local nummer = pandoc.Cite({ pandoc.Str("@" .. f.id) }, { pandoc.Citation(f.id, "SuppressAuthor") })
    local tekst = pandoc.Inlines({ pandoc.Str(woord .. "\u{a0}"), nummer, pandoc.Str(":"), pandoc.Space() })
    tekst:extend(zonder_noten(f.bijschrift))
    items:insert({ pandoc.Plain(tekst) })
  end
  return {
    pandoc.RawBlock("html", '<details class="lijst">\n<summary>' .. titel .. "</summary>"),
    pandoc.BulletList(items),
    pandoc.RawBlock("html", "</details>"),
  }
end

-- On paper the data tables stand together at the back; on a page each is folded under its figure (kkfz.lua).
local function naar_achteren(doc)
  local plek, tabellen = false, pandoc.Blocks({})
  doc:walk({ Div = function(d) plek = plek or d.classes:includes("gegevens-hier") end })
  if not plek then return doc end
  doc = doc:walk({ Div = function(d)
    if not d.classes:includes("datatabel") then return nil end
    tabellen:insert(d)
    return {}
  end })
  return doc:walk({ Div = function(d)
    if d.classes:includes("gegevens-hier") then return pandoc.Div(tabellen, { class = "bijtabellen" }) end
  end })
end

-- Quarto only warns of a reference to nothing and goes on; the report stops here in both engines, with all at once.
local function weiger_onbekend(doc)
  local bekend, fout, gezien = {}, pandoc.List(), {}
  for id in pairs(niveau) do bekend[id] = true end
  for _, soort in pairs(lijst) do for _, een in ipairs(soort) do bekend[een.id] = true end end
  loop(doc, { Cite = function(c)
    for _, een in ipairs(c.citations) do
      local soort = een.id:match("^(%a+)%-")
      local id = soort and soort:lower() .. een.id:sub(#soort + 1)
      if soort and (soort:lower() == "sec" or lijst[soort:lower()]) and not bekend[id] and not gezien[id] then
        gezien[id] = true
        fout:insert("@" .. id)
      end
    end
  end })
  if #fout == 0 then return end
  io.stderr:write("Fout: de tekst verwijst naar " .. table.concat(fout, ", ")
    .. ", maar dat bestaat niet (of heeft geen kop of bijschrift). Zoek die verwijzing in report.qmd en de teksten.\n")
  os.exit(1)
end

function Pandoc(doc)
  doc.meta = meta(doc.meta)
  if FORMAT:match("typst") then doc = naar_achteren(doc) end
  doc = loop(doc, verzamel)
  weiger_onbekend(doc)
  doc = doc:walk({ Para = alinea, Plain = alinea })
  if FORMAT:match("html") then  -- Typst makes its own outlines
    local blokken = pandoc.Blocks(lijst_van("fig", "Lijst van figuren", "Figuur"))
    blokken:extend(lijst_van("tbl", "Lijst van tabellen", "Tabel"))
    if #blokken > 0 then doc.blocks:insert(pandoc.Div(blokken, { class = "lijsten" })) end
  end
  return doc
end
