-- Embedded engine only: numbers headings, tables and figures and resolves references, as Quarto does.

local html = FORMAT:match("html") ~= nil
local docx = FORMAT == "docx"
local nummers, tellers = {}, { tbl = 0, fig = 0, bij = 0 }
local hoofdstukken = {}
local woorden = { tbl = "tabel", fig = "figuur", Tbl = "Tabel", Fig = "Figuur" }

local function kop(h)
  if h.classes:includes("unnumbered") then return nil end
  for n = 1, h.level do hoofdstukken[n] = hoofdstukken[n] or 0 end
  hoofdstukken[h.level] = hoofdstukken[h.level] + 1
  for n = h.level + 1, 6 do hoofdstukken[n] = 0 end
  local nummer = table.concat(hoofdstukken, ".", 1, h.level)
  nummers[h.identifier] = nummer
  if html or docx then  -- Typst numbers by itself
    h.content:insert(1, docx and pandoc.Str("\u{2002}") or pandoc.Space())
    h.content:insert(1, pandoc.Span(nummer, { class = "header-section-number" }))
    h.attributes.number = nummer
  end
  return h
end

local function bijschrift(soort, el)
  if #el.caption.long == 0 then return nil end
  -- The data tables of figures have a row of their own, as they stand elsewhere on paper than on a page.
  local reeks = el.identifier:match("^tbl%-bij%-") and "bij" or soort
  tellers[reeks] = tellers[reeks] + 1
  nummers[el.identifier] = (reeks == "bij" and "B" or "") .. tellers[reeks]
  if html or docx then
    local woord = soort == "tbl" and "Tabel" or "Figuur"
    local tekst = el.caption.long[1]
    tekst.content:insert(1, pandoc.Str(woord .. "\u{a0}" .. nummers[el.identifier] .. ": "))
    el.caption.long[1] = tekst
  end
  return el
end

local function figuur(f)
  return bijschrift("fig", f:walk({
    Image = function(i)
      if i.attributes["fig-alt"] then
        i.caption = pandoc.Inlines(i.attributes["fig-alt"])
        i.attributes["fig-alt"] = nil
      end
      return i
    end,
  }))
end

local function verwijs(c)
  local uit = pandoc.Inlines({})
  for _, citaat in ipairs(c.citations) do
    local soort = citaat.id:match("^(%a+)%-")
    if not (soort == "sec" or woorden[soort]) then return nil end
    local doel = soort:lower() .. citaat.id:sub(#soort + 1)
    if not nummers[doel] then error("verwijzing naar @" .. doel .. ", maar die bestaat niet (of heeft geen nummer)") end
    local los = citaat.mode == "SuppressAuthor" or soort == "sec"
    local tekst = los and nummers[doel] or (woorden[soort] .. "\u{a0}" .. nummers[doel])
    if #uit > 0 then uit:extend({ pandoc.Str(","), pandoc.Space() }) end
    uit:insert(pandoc.Link(tekst, "#" .. doel, "", { class = "quarto-xref" }))
  end
  return uit
end

function Pandoc(doc)
  doc = doc:walk({
    traverse = "topdown",
    Header = kop,
    Table = function(t) return bijschrift("tbl", t) end,
    Figure = function(f) return figuur(f), false end,
  })
  return doc:walk({ Cite = verwijs })
end
