"""What the spreadsheet dashboards of the addon consist of."""
