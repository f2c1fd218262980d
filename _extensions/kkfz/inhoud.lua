-- Quarto only, before all else: {{< inhoud naam >}} on a line of its own becomes what stands in inhoud/naam.md. Quarto's
-- own include is resolved before the step that makes those files, so that a fresh checkout would stop on it.

-- Raw HTML, TeX or Typst in a text never reaches a writer.
local LEZER = "markdown-raw_html-raw_tex-raw_attribute-tex_math_dollars-latex_macros+table_attributes"

local function stop(regel)
  io.stderr:write("Fout: " .. regel .. "\n")
  os.exit(1)
end

local function lees(naam)
  local map = quarto and quarto.project and quarto.project.directory or "."
  local bestand = io.open(map .. "/inhoud/" .. naam .. ".md", "rb")
  if not bestand then
    stop("inhoud/" .. naam .. ".md is er niet. Het verslag maakt u met: quarto render report.qmd (of: kkfz rapport), "
      .. "de vergelijking uit de openbare verslagen met: kkfz vergelijk.")
  end
  local tekst = bestand:read("a")
  bestand:close()
  -- With the abbreviations after which no line breaks: a reader in a filter has none of its own.
  return pandoc.read(tekst, LEZER, { abbreviations = PANDOC_READER_OPTIONS.abbreviations }).blocks
end

local function voeg_in(alinea)
  local een = alinea.content[1]
  local opdracht = #alinea.content == 1 and een.t == "Span" and een.attributes["data-raw"]
  local naam = opdracht and opdracht:match("^{{<%s+inhoud%s+([%w-]+)%s+>}}$")
  if naam then return lees(naam) end
end

return { { Para = voeg_in, Plain = voeg_in } }
