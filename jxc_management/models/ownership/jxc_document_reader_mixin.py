from odoo import api, models


class JxcDocumentReaderMixin(models.AbstractModel):
    """A dialogue or note that shows values of a document, past the record rules.

    Related and computed fields are read with all rights, so whoever may name a hidden
    document here would read its values.
    """

    _name = "jxc.document.reader.mixin"
    _description = "Reader of a Document"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._jxc_check_document()
        return records

    def write(self, vals):
        result = super().write(vals)
        if self._jxc_document_field() in vals:
            self._jxc_check_document()
        return result

    def _jxc_check_document(self):
        """Check that the user may read the documents concerned.

        :raises AccessError: for a document that is hidden from him
        """
        self[self._jxc_document_field()].check_access("read")

    @api.model
    def _jxc_document_field(self):
        """Return the name of the field that holds the document."""
        raise NotImplementedError
