-- Links between documents become links between pages; a wide table scrolls by itself, also with the keyboard.
function Link(link)
  if not link.target:match("^%a+:") then
    link.target = link.target:gsub("%.md$", ".html"):gsub("%.md#", ".html#")
  end
  return link
end

function Table(tabel)
  return pandoc.Div({ tabel }, pandoc.Attr("", { "tabel" }, { tabindex = "0", role = "region", ["aria-label"] = "Tabel" }))
end
