"""Foreign keys obey the order of the rooms, which import-linter cannot see."""

from django.apps import apps

ORDER = {
    "civic": 0,
    "associations": 1,
    "cameras": 2,
    "retention": 3,
    "disclosures": 4,
    "subsidies": 4,
}


def relations() -> list[tuple[str, str, str]]:
    """(room of the model, model.field, room pointed to), of our own models."""
    return [
        (room, f"{model.__name__}.{field.name}", field.related_model._meta.app_label)
        for room in ORDER
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete
    ]


def test_foreign_keys_point_down_or_stay():
    wrong = [
        f"{room}.{name} -> {target}"
        for room, name, target in relations()
        if target not in ORDER
        or ORDER[target] > ORDER[room]
        or (ORDER[target] == ORDER[room] and target != room)
    ]

    assert wrong == []


def test_civic_has_no_foreign_keys():
    assert [name for room, name, _target in relations() if room == "civic"] == []


def test_the_walk_sees_the_foreign_keys():
    assert ("cameras", "CameraSite.association", "associations") in relations()
