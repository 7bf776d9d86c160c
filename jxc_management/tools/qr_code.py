"""QR codes as pictures that a page or a print contains itself."""

import base64

from reportlab.graphics.barcode import createBarcodeDrawing


def qr_data_url(value, size=300):
    """Return ``value`` as the data URL of a QR code.

    It is drawn with lines, not pixels: sharp in print, and without the libraries that
    reportlab needs for pixels.
    """
    drawing = createBarcodeDrawing("QR", value=value, width=size, height=size)
    picture = drawing.asString("svg")
    if isinstance(picture, str):
        picture = picture.encode()
    return "data:image/svg+xml;base64," + base64.b64encode(picture).decode()
