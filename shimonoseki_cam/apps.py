"""Wiring as an application: the demo's commands are found here."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "shimonoseki_cam"
    verbose_name = "防犯カメラ台帳"
