import type { HttpContext } from "@adonisjs/core/http";
import app from "@adonisjs/core/services/app";
import mail from "@adonisjs/mail/services/main";
import Vase from "#models/vase";

export default class VasesController {
  async store({ request }: HttpContext) {
    await Vase.create(request.all()); // !alert mass-assignment
    await Vase.create({ title: request.input("title"), featured: false }); // !safe mass-assignment
    return Vase.updateOrCreate({ id: 1 }, request.body()); // !alert mass-assignment
  }

  async update({ request, params }: HttpContext) {
    const vase = await Vase.findOrFail(params.id);
    vase.merge(request.body()); // !alert mass-assignment
    vase.merge(request.only(["title"])); // !safe mass-assignment
    return vase.save();
  }

  async profile({ auth, request }: HttpContext) {
    const user = auth.getUserOrFail();
    await user.merge(request.all()).save(); // !alert mass-assignment
    await user.merge(request.only(["name"])).save(); // !safe mass-assignment
  }

  async missing({ params, response }: HttpContext) {
    return response.status(404).send(`<p>No vase ${params.id}</p>`); // !alert xss-server-response
  }

  async go({ request, response }: HttpContext) {
    const { to } = request.only(["to"]);
    return response.redirect(to); // !alert open-redirect
  }

  async gone({ response }: HttpContext) {
    return response.status(404).send({ error: "no vase" }); // !safe xss-server-response
  }

  async upload({ request }: HttpContext) {
    const picture = request.file("picture", { size: "2mb" });
    await picture?.move(app.makePath("uploads", request.input("folder"))); // !alert path-traversal
    await picture?.move(app.makePath("uploads"), { name: picture.clientName }); // !alert path-traversal
    await picture?.move(app.makePath("uploads"), { name: `vase.${Number(request.input("id"))}.png` }); // !safe path-traversal
  }

  async file({ request, response }: HttpContext) {
    const name = String(request.input("name"));
    if (!/^[a-z]+\.png$/.test(name)) return response.badRequest();
    if (request.input("any")) return response.download(app.makePath("uploads", request.input("any"))); // !alert path-traversal
    return response.download(app.makePath("uploads", name)); // !safe path-traversal
  }

  async ask({ request }: HttpContext) {
    await mail.send((message) => {
      message.to("shop@vases.example").subject("A question").html(`<p>${request.input("text")}</p>`); // !alert email-injection
    });
    await mail.send((message) => {
      message.to("shop@vases.example").attach(app.makePath("letters", request.input("letter"))); // !alert path-traversal
      message.attach(app.makePath("letters", `${Number(request.input("letter"))}.pdf`)); // !safe path-traversal
    });
    await mail.sendLater((message) => {
      message.to("shop@vases.example").subject("A question").text(request.input("text")); // !safe email-injection
    });
  }
}
