-- After cross-references are resolved (both engines): the report's own look.
-- Divs and spans of the dialect → Typst functions; accessible tables; alt texts that pandoc's Typst writer drops.

local stringify = pandoc.utils.stringify
local filter  -- below
local html = FORMAT:match("html") ~= nil
local typst = FORMAT:match("typst") ~= nil
local docx = FORMAT == "docx"

-- Every class here has a Typst function of the same name in typst-template.typ and a rule in kkfz.css.
local BLOKKEN = {}
for naam in ([[kpi-naam kpi-waarde kpi-vonk kpi-verandering kpi-oordeel kpi-bron dicht gesprek bijlage bijtabellen inhoud-hier conclusie ontbreekt let-op profielmerk
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

-- A line or bar fills the tile or cell that it stands in. No figure is narrower than 83%: its letters would be under 8 pt.
local SMAL = { ["fig-plannen"] = "100%" }
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
local TEKENS = docx and 88 or 108  -- about what a line of a table holds at its type size

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

-- Word ----------------------------------------------------------------------------------------------------

local function xml(tekst) return (tekst:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;")) end

local nummer = 0

-- A number in a content control that says which it is, and in its title what stood there when it was made.
local function besturing(el, vet)
  local naam = el.attributes["data-bron"]
  if not naam and el.classes:includes("kg") and el.attributes["data-kengetal"] then
    local soort = el.attributes["data-soort"]
    naam = el.attributes["data-kengetal"] .. (soort and ":" .. soort or "")
  end
  local tekst = stringify(el.content)
  -- Word calls a file damaged whose tags or titles are longer.
  if not naam or pandoc.text.len(naam) > 64 or pandoc.text.len(tekst) > 50 then return nil end
  nummer = nummer + 1
  local doel
  el.content:walk({ Link = function(l) doel = doel or l.target:match("^#([%w-]+)$") end })
  local link = doel and #doel <= 40  -- a longer one is given another name by pandoc
  local woord = naam:sub(1, 1) == "@" and "verwijzing" or "cijfer"
  return pandoc.RawInline("openxml", '<w:sdt><w:sdtPr><w:alias w:val="' .. xml(woord .. ": " .. tekst) .. '"/><w:tag w:val="'
    .. xml(naam) .. '"/><w:id w:val="' .. (710000 + nummer) .. '"/></w:sdtPr><w:sdtContent>' .. (link and '<w:hyperlink w:anchor="' .. doel .. '" w:history="1">' or "") .. "<w:r>"
    .. (vet and "<w:rPr><w:b/><w:bCs/></w:rPr>" or "") .. '<w:t xml:space="preserve">' .. xml(tekst)
    .. "</w:t></w:r>" .. (link and "</w:hyperlink>" or "") .. "</w:sdtContent></w:sdt>"), false
end

local function woord_span(el) return besturing(el, false) end

local function woord_vet(el)
  el.content = el.content:walk({ traverse = "topdown", Span = function(s) return besturing(s, true) end })
  return el
end

local function bladwijzer(slot, inhoud)
  nummer = nummer + 1
  local id, uit = tostring(710000 + nummer), pandoc.Blocks({})
  uit:insert(pandoc.RawBlock("openxml", '<w:bookmarkStart w:id="' .. id .. '" w:name="kkfz_' .. slot:gsub("-", "_") .. '"/>'))
  uit:extend(inhoud)
  uit:insert(pandoc.RawBlock("openxml", '<w:bookmarkEnd w:id="' .. id .. '"/>'))
  return uit
end

-- The tiles as a table: name, value, change with what chance says of it, and what to set it beside.
local TEGEL = { ["kpi-naam"] = 1, ["kpi-waarde"] = 2, ["kpi-verandering"] = 3, ["kpi-oordeel"] = 3, ["kpi-bron"] = 4 }

local function woord_paneel(div)
  local rijen = pandoc.List({})
  for _, tegel in ipairs(div.content) do
    local rij = pandoc.List({ pandoc.Blocks({}), pandoc.Blocks({}), pandoc.Blocks({}), pandoc.Blocks({}) })
    for _, deel in ipairs(tegel.content) do
      local kolom = deel.classes and TEGEL[deel.classes[1]]
      if kolom then rij[kolom]:extend(deel.content:walk({ Para = function(p) return pandoc.Plain(p.content) end })) end
    end
    rijen:insert(rij)
  end
  local kop = pandoc.List({ "Kerncijfer", "Waarde", "Verandering", "Bron of vergelijking" })
    :map(function(t) return { pandoc.Plain(pandoc.Str(t)) } end)
  local links = pandoc.AlignLeft
  local breed = { 0.26, 0.16, 0.34, 0.24 }
  return pandoc.utils.from_simple_table(pandoc.SimpleTable({}, { links, pandoc.AlignRight, links, links }, breed, kop, rijen))
end

local function woord_div(el)
  if el.classes:includes("slot") then return bladwijzer(el.attributes["data-slot"], el.content) end
  if el.classes:includes("kpi-paneel") then return woord_paneel(el) end
  if el.classes:includes("profielmerk") then
    el.attributes["custom-style"] = "profielmerk"
    return el
  end
  local naam = blok_van(el)
  if not naam or naam == "breed" or naam == "datatabel" then return nil end
  el.attributes["custom-style"] = naam
  return el
end

-- Word shows no drawings that other programs made: the bitmap beside it, with the alt text as its description.
local function woord_beeld(el)
  local alt = el.attributes["fig-alt"] or el.attributes["alt"]
  if alt then el.caption = pandoc.Inlines(alt) end
  el.attributes["fig-alt"] = nil
  el.src = el.src:gsub("%.svg$", ".png")
  local map = quarto and quarto.project and quarto.project.directory or "."
  local bestand = io.open(map .. "/" .. el.src, "rb")
  if not bestand then error("het beeld " .. el.src .. " ontbreekt") end
  pandoc.mediabag.insert(el.src, el.src:match("png$") and "image/png" or "image/jpeg", bestand:read("a"))
  bestand:close()
  el.attributes.width = el.attributes.width or "97%"
  return el
end

local function tabel(el)
  if docx then
    breedtes(el)
    return el
  end
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

-- On paper a table and the notes under it stay together, and so does a question with the first of its quotes.
local function is_legenda(b) return b and b.t == "Div" and b.classes:includes("legenda") end

local function met_tabel(b)
  local t
  b:walk({ Table = function(x) t = t or x end })
  return t
end

local function bijeen(blokken)
  local uit, k = pandoc.Blocks({}), 1
  while k <= #blokken do
    local b, volgt = blokken[k], blokken[k + 1]
    local t = is_legenda(volgt) and (b.t == "Table" and b or b.t == "Div" and met_tabel(b))
    local vraag = b.t == "Para" and volgt and volgt.t == "BlockQuote"
    if (t and #rijen(t) <= HEEL) or vraag then
      uit:extend({ raw("#heel["), b, volgt, raw("]") })
      k = k + 2
    else
      uit:insert(b)
      k = k + 1
    end
  end
  return uit
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
elseif docx then
  filter.Div, filter.Span, filter.Strong, filter.Image = woord_div, woord_span, woord_vet, woord_beeld
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

-- Two or more figures right before a chapter stay there; any other may go to the top or foot of a page.
local function vast(blokken)
  local uit, reeks = pandoc.Blocks({}), pandoc.Blocks({})
  for k = 1, #blokken + 1 do
    local b = blokken[k]
    if b and b.t == "Figure" then
      reeks:insert(b)
    else
      local slot = #reeks > 1 and (not b or b.t == "Header" and b.level == 1)
      if slot then reeks:insert(1, raw("#vast[")) reeks:insert(raw("]")) end
      uit:extend(reeks)
      reeks = pandoc.Blocks({})
      if b then uit:insert(b) end
    end
  end
  return uit
end

function Pandoc(doc)
  if typst then
    doc = doc:walk({ Blocks = bijeen })
    doc.blocks = vast(doc.blocks)
  end
  local ast = quarto and quarto._quarto and quarto._quarto.ast
  return ast and ast.walk(doc, filter) or doc:walk(filter)
end
