// Inside the frame: draws what it is handed and tells how high it became, or that it cannot be drawn.

addEventListener("message", async ({ data }) => {
  if (typeof data?.source !== "string") return;
  try {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: "base", themeVariables: colours(data.dark) });
    const { svg } = await mermaid.render("diagram", data.source);
    document.body.innerHTML = svg;
    document.body.style.margin = "0";
    document.body.style.background = colours(data.dark).background;
    const picture = document.querySelector("svg");
    picture.style.maxWidth = "100%";
    tell();
    new ResizeObserver(tell).observe(picture);
  } catch {
    parent.postMessage({ failed: true }, "*");
  }
});

// The page's own colours, since a frame cannot see them.
function colours(dark) {
  const [ink, card, well, accent, wash] = dark
    ? ["#e6ebea", "#1a2225", "#222c30", "#2b8f7c", "#16352f"]
    : ["#1c2426", "#fffefb", "#f0ede5", "#0b6355", "#e2efea"];
  return {
    darkMode: dark, background: card, textColor: ink, titleColor: ink, lineColor: ink, primaryColor: wash,
    primaryTextColor: ink, primaryBorderColor: accent, sectionBkgColor: well, altSectionBkgColor: card,
    gridColor: dark ? "#3a474b" : "#cfc9bc", taskBkgColor: accent, taskBorderColor: accent, taskTextColor: "#ffffff",
    taskTextLightColor: "#ffffff", taskTextOutsideColor: ink, taskTextDarkColor: ink,
  };
}

function tell() {
  parent.postMessage({ height: document.querySelector("svg").getBoundingClientRect().height }, "*");
}
