-- After cross-references are resolved (both engines): the report's own look.
-- Divs and spans of the dialect → Typst functions; accessible tables; alt texts that pandoc's Typst writer drops.

local stringify = pandoc.utils.stringify
local filter  -- below
local html = FORMAT:match("html") ~= nil
local typst = FORMAT:match("typst") ~= nil

-- Every class here has a Typst function of the same name in typst-template.typ and a rule in kkfz.css.
local BLOKKEN = {}
for naam in ([[kpi-naam kpi-waarde kpi-vonk kpi-verandering kpi-oordeel kpi-bron dicht bijlage bijtabellen inhoud-hier conclusie ontbreekt let-op profielmerk
  synthetisch datatabel breed legenda colofon citaten]]):gmatch("%S+") do BLOKKEN[naam] = true end

local function raw(tekst) return pandoc.RawBlock("typst", tekst) end

local function blok_van(el)
  for _, klasse in ipairs(el.classes) do if BLOKKEN[klasse] then return klasse end end
end

-- A grid needs its tiles as separate arguments; what wraps a tile is applied by the grid itself.
local function paneel(div, naam)
  local uit = pandoc.Blocks({ raw("#" .. naam .. "(") })
  for _, tegel in ipairs(div.content) do
    uit:insert(raw("["))
    uit:insert(tegel)
    uit:insert(raw("],"))
  end
  uit:insert(raw(")"))
  return uit
end

local function div(el)
  for _, naam in ipairs({ "kpi-paneel", "naast" }) do
    if el.classes:includes(naam) then return paneel(el, naam) end
  end
  local naam = blok_van(el)
  if not naam then return nil end
  local uit = pandoc.Blocks({ raw("#" .. naam .. "[") })
  uit:extend(el.content:walk(filter))  -- what a filter returns is not filtered itself, only what is in it
  uit:insert(raw("]"))
  return uit, false
end

local function span(el)
  local naam = blok_van(el)
  if not naam then return nil end
  local uit = pandoc.Inlines({ pandoc.RawInline("typst", "#" .. naam .. "[") })
  uit:extend(el.content)
  uit:insert(pandoc.RawInline("typst", "]"))
  return uit
end

local function letterlijk(tekst) return '"' .. tekst:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s+", " ") .. '"' end

-- Drawings without data need less room; a line or bar fills the tile or cell that it stands in.
local SMAL = { ["fig-waardendriehoek"] = "52%", ["fig-stroomschema"] = "72%", ["fig-plannen"] = "100%" }
local function breed_van(el)
  if el.classes:includes("vonk") or el.classes:includes("pad") then return "100%" end
  return SMAL[el.src:match("([%w-]+)%.svg$") or ""] or "86%"
end

local function beeld(el)
  local alt = el.attributes["fig-alt"] or el.attributes["alt"] or stringify(el.caption)
  return pandoc.RawInline("typst", "#image(" .. letterlijk(el.src) .. ", alt: " .. letterlijk(alt) .. ", width: "
    .. (el.attributes.width or breed_van(el)) .. ")")
end

-- Tables --------------------------------------------------------------------------------------------------

local function rijen(tabel)
  local alle = pandoc.List({})  -- a fresh list: extending the head's own would print the body twice
  alle:extend(tabel.head.rows)
  for _, romp in ipairs(tabel.bodies) do alle:extend(romp.body) end
  return alle
end

local function tekst_van(cel) return stringify(cel.contents) end

-- The first column names the rows when it has a heading and no empty cell.
local function heeft_rijkoppen(tabel)
  if #tabel.colspecs < 2 or #tabel.head.rows == 0 then return false end
  for _, rij in ipairs(rijen(tabel)) do
    if tekst_van(rij.cells[1]) == "" then return false end
  end
  return true
end

local function html_koppen(tabel)
  for _, rij in ipairs(tabel.head.rows) do
    for _, cel in ipairs(rij.cells) do
      if tekst_van(cel) ~= "" then cel.attributes.scope = "col" end
    end
  end
  if not heeft_rijkoppen(tabel) then return end
  for _, romp in ipairs(tabel.bodies) do
    romp.row_head_columns = 1
    for _, rij in ipairs(romp.body) do rij.cells[1].attributes.scope = "row" end
  end
end

local function zonder_breedtes(tabel)
  tabel.colspecs = tabel.colspecs:map(function(spec) return { spec[1] } end)
end

-- Column widths: first room for the longest word of each column, then the rest of the line by how much they hold.
local TEKENS = 108  -- about what a line of a table holds at its type size

local function breedtes(tabel)
  local woord, lang, nodig, vraag = {}, {}, 0, 0
  for k = 1, #tabel.colspecs do woord[k], lang[k] = 5, 5 end
  for _, rij in ipairs(rijen(tabel)) do
    for k, cel in ipairs(rij.cells) do
      local tekst = tekst_van(cel)
      lang[k] = math.max(lang[k], math.min(pandoc.text.len(tekst), 60))
      for w in tekst:gmatch("%S+") do woord[k] = math.max(woord[k], math.min(pandoc.text.len(w), 24)) end
    end
  end
  for k = 1, #tabel.colspecs do
    nodig, vraag = nodig + woord[k] + 4, vraag + lang[k] ^ 0.6
  end
  local rest = math.max(0, TEKENS - nodig)
  for k, spec in ipairs(tabel.colspecs) do
    local breed = woord[k] + 4 + rest * lang[k] ^ 0.6 / vraag
    tabel.colspecs[k] = { spec[1], breed / (nodig + rest) }
  end
end

local HEEL = 13  -- a table of no more rows, its head included, stays on one page

local bijschrift = ""  -- of the Quarto float around a table, whose own caption Quarto has emptied

local function tabel(el)
  if html then
    zonder_breedtes(el)
    html_koppen(el)
    el = el:walk({ Image = filter.Image })
    local label = stringify(el.caption.long)
    if label == "" then label, bijschrift = bijschrift, "" end
    -- A list of pairs: the order of a table's keys differs from run to run, and the page must not.
    local vak = { { "role", "region" }, { "aria-label", label ~= "" and label or "Tabel" }, { "tabindex", "0" } }
    return pandoc.Div({ el }, pandoc.Attr("", { "tabelvenster" }, vak)), false
  end
  if typst then
    breedtes(el)
    el = el:walk({ Image = filter.Image, Span = filter.Span })
    if #rijen(el) > HEEL then return el, false end
    return { raw("#heel["), el, raw("]") }, false
  end
end

-- A citation that is no reference is just text ("@naam"); Typst would look for a bibliography.
local function citaat(el) return el.content end

filter = { traverse = "topdown", Table = tabel, Cite = citaat }
function filter.FloatRefTarget(f)
  bijschrift = f.identifier:match("^tbl%-") and f.caption_long and stringify(f.caption_long) or ""
end
-- A table that says what its figure says is folded away; the table in it is walked as any other.
local function uitklap(el)
  if not el.classes:includes("datatabel") then return nil end
  local begin = '<details class="uitklap">\n<summary>Gegevens bij deze figuur</summary>'
  return { pandoc.RawBlock("html", begin), el, pandoc.RawBlock("html", "</details>") }
end

if typst then
  filter.Div, filter.Span, filter.Image = div, span, beeld
elseif html then
  filter.Div = uitklap
  filter.Figure = function(f)
    local naam = stringify(f.caption.long)
    if naam == "" then return nil end
    local vak = { { "role", "region" }, { "aria-label", naam }, { "tabindex", "0" } }
    f.content = pandoc.Blocks({ pandoc.Div(f.content, pandoc.Attr("", { "figuurvenster" }, vak)) })
    return f
  end
  filter.Image = function(i)  -- those that stand in a text; of a figure the engine has done so
    if not i.attributes["fig-alt"] then return nil end
    i.caption, i.attributes["fig-alt"] = pandoc.Inlines(i.attributes["fig-alt"]), nil
    return i
  end
  filter.Header = function(h)  -- the title is the page's only first-level heading
    h.level = h.level + 1
    return h
  end
end

function Pandoc(doc)
  local ast = quarto and quarto._quarto and quarto._quarto.ast
  return ast and ast.walk(doc, filter) or doc:walk(filter)
end
