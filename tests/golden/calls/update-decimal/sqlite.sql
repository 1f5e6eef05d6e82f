unsupported: data.area.increment: the backend does not compute exactly with decimals
