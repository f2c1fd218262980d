-- What Quarto runs before it renders (its own pandoc reads this, so no Python is needed to start): finds the interpreter
-- that has kkfz and lets it assemble the report. Every failure is one line that says what to do.

local windows = package.config:sub(1, 1) == "\\"
local KLAAR = "import sys; from importlib.util import find_spec as f; "
  .. "sys.exit(0 if all(map(f, ('kkfzlib', 'pandas', 'papermill', 'pypandoc'))) else 9)"

local function aangehaald(tekst)
  if windows then return '"' .. tekst .. '"' end
  return "'" .. tekst:gsub("'", "'\\''") .. "'"
end

local function draai(python, argumenten, stil)
  -- Pandoc has closed its input by now; a program started without one gives that number to a file of its own.
  local opdracht = aangehaald(python) .. " " .. argumenten .. (windows and " <NUL" or " </dev/null")
  if stil then opdracht = opdracht .. (windows and " >NUL 2>&1" or " >/dev/null 2>&1") end
  if windows then opdracht = '"' .. opdracht .. '"' end  -- cmd takes the outer quotes off
  local gelukt, _, code = os.execute(opdracht)
  return gelukt == true, code or 1
end

local function kandidaten()
  local uit = {}
  local function neem(pad) if pad and pad ~= "" then uit[#uit + 1] = pad end end
  neem(os.getenv("QUARTO_PYTHON"))
  neem(windows and ".venv\\Scripts\\python.exe" or ".venv/bin/python")
  neem("python3")
  neem("python")
  return uit
end

local function python_met_kkfz()
  for _, pad in ipairs(kandidaten()) do
    if draai(pad, "-c " .. aangehaald(KLAAR), true) then return pad end
  end
end

local python = python_met_kkfz()
if not python then
  io.stderr:write("Fout: er is geen Python gevonden waarin kkfz staat (gezocht: QUARTO_PYTHON, .venv, python3, python). "
    .. "Draai eerst: make (of: pip install kkfz), of zet QUARTO_PYTHON op die Python.\n")
  os.exit(3)
end
local gelukt, code = draai(python, "-m kkfzlib.uitvoeren.voorbereiden")
if not gelukt then os.exit(code) end
