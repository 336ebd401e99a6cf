"""Tables in other forms than XLSX: .xls, .ods and .csv become a workbook, with the same care as one."""
